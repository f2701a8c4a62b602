import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomBytes } from 'node:crypto';
import { createApp } from '../../src/app.configure.js';
import { commandContext } from '../../src/cli/command-context.js';
import type { AppConfig } from '../../src/config/app-config.js';
import { CredentialService } from '../../src/credential/credential.service.js';
import type { SandboxAccount } from '../../src/sandbox/options.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { aConfig } from '../builders/a-config.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';

export const TENANT = 'system';
export const CLUSTER = '72db4b34-1473-418f-ade4-de00b956f16b';
export const ACCOUNT = { TenantUuid: TENANT, ClusterUuid: CLUSTER };
export const SCOPE = { ...ACCOUNT, Region: 'ap-guangzhou' };
export const DISK = 'disk-giys4n0i';
export const INSTANCE = 'ins-gkfro58u';
export const ADMIN_KEY = 'admin-key-of-the-tests-0123456789abcdef';

export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed envelope. */
  body: {
    scode: number;
    desc: string;
    message: string;
    message_cn: string;
    stack: string[] | null;
    // eslint-disable-next-line typescript/no-explicit-any -- tests look into it as they need
    data: any;
  };
  text: string;
}

export interface PostOptions {
  headers?: Record<string, string>;
  /** Bearer token; the admin key by default, null for none. */
  token?: string | null;
  signal?: AbortSignal;
}

export interface Service {
  app: NestExpressApplication;
  origin: string;
  sandbox: Sandbox;
  database: TestDatabase;
  config: AppConfig;
  /** POSTs to `/v1/tencent/<route>`; a string body is sent as it is. */
  post(route: string, body: unknown, options?: PostOptions): Promise<Reply>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  config?: Partial<AppConfig>;
  /** Milliseconds of asynchronous changes in the sandbox. */
  delayMs?: number;
  rateLimits?: boolean;
  /** The sandbox's clock of changes and lagging reads. */
  monotonicMs?: () => number;
  operationLogs?: 'answer' | 'offline';
  /** Cloud accounts; the first is the one that is stored. */
  accounts?: readonly SandboxAccount[];
  /** Sent to instead of the sandbox; the sandbox still runs. */
  tencentApiOrigin?: string;
}

/** The whole service over HTTP, with database and sandbox of its own, the account of the portal's document stored. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const [database, sandbox] = await Promise.all([
    createTestDatabase(),
    createSandbox({
      port: 0,
      delayMs: options.delayMs ?? 0,
      rateLimits: options.rateLimits ?? false,
      operationLogs: options.operationLogs ?? 'offline',
      ...(options.accounts ? { accounts: options.accounts } : {}),
      ...(options.monotonicMs ? { monotonicMs: options.monotonicMs } : {}),
    }),
  ]);
  const config = aConfig({
    credentialKeys: [{ kid: 'test', key: randomBytes(32) }],
    authMode: 'required',
    adminApiKey: ADMIN_KEY,
    tencentRatePerSecond: 1_000,
    databaseUrl: database.url,
    tencentApiOrigin: options.tencentApiOrigin ?? sandbox.origin,
    ...options.config,
  });
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  await storeDocumentCredential(app);
  return {
    app,
    origin,
    sandbox,
    database,
    config,
    post: (route, body, postOptions) => post(`${origin}/v1/tencent/${route}`, body, postOptions),
    close: async () => {
      await app.close();
      await Promise.all([sandbox.close(), database.close()]);
    },
  };
}

async function storeDocumentCredential(app: NestExpressApplication): Promise<void> {
  await app.get(CredentialService, { strict: false }).create(
    { ...commandContext(), caller: { id: 'test', role: 'admin', tenants: ['*'] } },
    {
      ...ACCOUNT,
      SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
      SecretKey: 'sandboxsandboxsandboxsandbox0001',
      Region: 'ap-guangzhou',
    },
  );
}

export async function post(url: string, body: unknown, options: PostOptions = {}): Promise<Reply> {
  const token = options.token === undefined ? ADMIN_KEY : options.token;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as Reply['body'],
    text,
  };
}
