import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { commandContext } from '../cli/command-context.js';
import { noteSandbox } from '../cli/running-sandbox.js';
import { EnvironmentError, readEnvironment } from '../config/environment.js';
import type { AppConfig } from '../config/app-config.js';
import type { Drain } from '../health/drain.js';
import { nodeNotice, startBanner } from './start-banner.js';

/** The tenant and cluster of the portal's document, whose examples can be pasted. */
const CLUSTER = '72db4b34-1473-418f-ade4-de00b956f16b';
/** The tenant of most documents, and that of the documents of regions and zones, which name no cluster. */
const DOCUMENT_PAIRS = [
  { TenantUuid: 'system', ClusterUuid: CLUSTER },
  { TenantUuid: 'aaaaa', ClusterUuid: CLUSTER },
] as const;

/** In DATA_DIR: what the sandbox keeps from one start to the next. */
const STATE_FILE = 'sandbox.json';

/** The first message that the sandbox sends to its parent process. */
interface RunningSandbox {
  origin: string;
  account: { secretId: string; secretKey: string };
}

/** Known once the service listens. */
let drain: Drain | undefined;

/** `npm start`: service, embedded database and sandbox, ready for the examples of the portal's document. */
async function main(): Promise<void> {
  process.stderr.write(nodeNotice(process.versions.node));
  const config = readEnvironment(undefined, 'start');
  // First of all, so that a second start says so at once and touches nothing of the first.
  await expectFreePort(config);
  // Only now, so that a faulty configuration is refused before the whole service has been loaded.
  const [{ serve }, sandbox] = await Promise.all([
    import('../app.serve.js'),
    config.tencentApiOrigin === undefined ? startSandbox(config) : undefined,
  ]);
  if (sandbox) config.tencentApiOrigin = sandbox.origin;
  const app = await serve(config, async (created) => {
    if (!sandbox) return;
    sandbox.keepState();
    await seedCredential(created, sandbox.account);
  });
  if (sandbox) noteSandbox(config, sandbox.origin);
  drain = app.get((await import('../health/drain.js')).Drain);
  const origin = await app.getUrl();
  const [{ TenantUuid: tenant, ClusterUuid: cluster }] = DOCUMENT_PAIRS;
  process.stderr.write(startBanner({ origin, sandbox: sandbox?.origin, tenant, cluster }, config));
}

/** Throws a sentence for the operator when the service could not listen. */
async function expectFreePort({ host, port }: AppConfig): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => server.close(() => resolve()));
  }).catch(({ code }: NodeJS.ErrnoException) => {
    const next =
      'Stop what listens there, or take another port and folder: PORT=8090 DATA_DIR=.data2 npm start';
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${port} of ${host} is in use, maybe by an earlier npm start. ${next}`);
    if (code === 'EACCES')
      throw new Error(`Port ${port} is not open to this user. Take one above 1023: PORT=8080 npm start`);
    throw new Error(`HOST ${host} is no address of this machine (${code}). Leave it out to use 127.0.0.1.`);
  });
}

/**
 * The sandbox runs in a process group of its own, so that Ctrl-C does not end it before the service. It ends when its
 * channel to this process closes, that is, however this process ends. When it ends first, this process ends too:
 * every call would fail. `keepState` lets it write to DATA_DIR, once this process owns that.
 */
function startSandbox({ dataDir }: AppConfig): Promise<RunningSandbox & { keepState(): void }> {
  const program = join(import.meta.dirname, '..', 'sandbox', 'main.js');
  const child = fork(program, [join(dataDir, STATE_FILE)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let running = false;
  child.once('exit', (code, signal) => {
    if (drain?.isOn) return;
    // It has said why in words of its own.
    if (!running && code === 1) process.exit(1);
    process.stderr.write(`the sandbox ended with ${signal ?? `code ${code}`}, and the service with it\n`);
    process.exit(1);
  });
  return new Promise((resolve) => {
    child.once('message', (message) => {
      running = true;
      child.unref();
      child.channel?.unref();
      resolve({ ...(message as RunningSandbox), keepState: () => child.send('keep-state') });
    });
  });
}

/** A stored credential stays: it may be a real key by now. */
async function seedCredential(
  app: NestExpressApplication,
  account: RunningSandbox['account'],
): Promise<void> {
  const { secretId: SecretId, secretKey: SecretKey } = account;
  const body = { SecretId, SecretKey, Region: 'ap-guangzhou', Description: 'Sandbox' };
  const { CredentialService } = await import('../credential/credential.service.js');
  const credentials = app.get(CredentialService, { strict: false });
  const context = commandContext('credential/create');
  // Asked first: an attempt that fails would stand in the audit trail after every start.
  for (const pair of DOCUMENT_PAIRS)
    if ((await credentials.list(context, pair)).TotalCount === 0)
      await credentials.create(context, { ...pair, ...body });
}

try {
  await main();
} catch (error) {
  const text = error instanceof EnvironmentError ? error.message : String((error as Error)?.message ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
