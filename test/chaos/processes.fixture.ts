import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.mjs';
import { ADMIN_KEY, type Reply, post, type PostOptions } from '../e2e/service.fixture.js';
import { programFile } from '../program/compiled-programs.js';

export const CREDENTIAL_KEYS = `chaos:${randomBytes(32).toString('base64')}`;
const READY_PATIENCE_MS = 180_000;

export interface SandboxProcess {
  origin: string;
  stop(): void;
}

/** The sandbox in a process of its own: what dies around it does not touch it. */
export function startSandboxProcess(env: Record<string, string> = {}): Promise<SandboxProcess> {
  const child = fork(programFile('sandbox/main'), {
    env: { SANDBOX_PORT: '0', SANDBOX_RATE_LIMITS: 'off', SANDBOX_DELAY_MS: '0', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.once('message', (message) => {
      const { origin } = message as { origin: string };
      resolve({ origin, stop: () => child.disconnect() });
    });
  });
}

export interface ServiceExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Milliseconds from the first signal sent here. */
  ms: number;
}

export interface ServiceProcess {
  origin: string;
  pid: number;
  /** What it wrote to standard output, line by line. */
  lines: string[];
  post(route: string, body: unknown, options?: PostOptions): Promise<Reply>;
  signal(signal: NodeJS.Signals): void;
  ended: Promise<ServiceExit>;
}

export interface ServiceProcessOptions {
  databaseUrl: string;
  tencentApiOrigin: string;
  /** A free one when absent; given again, a restarted replica is where it was. */
  port?: number;
  env?: Record<string, string>;
  /** Of another version; that of this one when absent. */
  program?: string;
}

/** `main.js` as in production; resolves when `/readyz` says so. */
export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [options.program ?? programFile('main')], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      ADMIN_API_KEY: ADMIN_KEY,
      CREDENTIAL_KEYS,
      DATABASE_URL: options.databaseUrl,
      TENCENT_API_ORIGIN: options.tencentApiOrigin,
      TENCENT_RATE_PER_SECOND: '1000',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const service = handleOf(child, `http://127.0.0.1:${port}`);
  const until = performance.now() + READY_PATIENCE_MS;
  while (!(await isReady(service.origin))) {
    if (child.exitCode !== null || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the service did not become ready: ${service.lines.slice(-5).join('\n')}`);
    }
    await sleep(20);
  }
  return service;
}

function handleOf(child: ChildProcess, origin: string): ServiceProcess {
  const lines: string[] = [];
  let rest = '';
  const onText = (text: Buffer) => {
    const parts = (rest + String(text)).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  };
  child.stdout!.on('data', onText);
  child.stderr!.on('data', onText);
  let signalledAt = 0;
  const ended = new Promise<ServiceExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, ms: performance.now() - signalledAt }));
  });
  return {
    origin,
    pid: child.pid!,
    lines,
    post: (route, body, options) => post(`${origin}/v1/tencent/${route}`, body, options),
    signal: (signal) => {
      signalledAt ||= performance.now();
      child.kill(signal);
    },
    ended,
  };
}

export async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/readyz`, { headers: { connection: 'close' } }).catch(
    () => undefined,
  );
  await response?.arrayBuffer();
  return response?.status === 200;
}

/** The account of the portal's document, stored over the API. */
export async function storeCredential(service: ServiceProcess, over: object = {}): Promise<void> {
  const { body } = await service.post('credential/create', {
    TenantUuid: 'system',
    ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b',
    SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
    SecretKey: 'sandboxsandboxsandboxsandbox0001',
    Region: 'ap-guangzhou',
    ...over,
  });
  if (body.scode !== 0) throw new Error(`no credential stored: ${body.desc}`);
}
