import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';
import { freePort } from '../../scripts/free-port.mjs';
import { tenants } from '../parts/tenants.mjs';

const root = join(import.meta.dirname, '../..');
const READY_MS = 60_000;

export const REQUEST_TIMEOUT_MS = 6_000;
const ATTEMPT_TIMEOUT_MS = 2_000;
const ADMIN_KEY = randomBytes(33).toString('base64url');
const CREDENTIAL_KEYS = `soak:${randomBytes(32).toString('base64')}`;

/** @typedef {import('../../test/chaos/tcp-proxy.js').TcpProxy} TcpProxy */

/** The proxy of the chaos tests, compiled because Node 20 cannot run TypeScript. @returns {Promise<typeof import('../../test/chaos/tcp-proxy.js')>} */
async function proxyModule() {
  const folder = join(root, 'node_modules/.cache');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'soak-tcp-proxy.mjs');
  writeFileSync(file, transformFileSync(join(root, 'test/chaos/tcp-proxy.ts'), { cwd: root }).code);
  return import(pathToFileURL(file).href);
}

/** Sandbox, Postgres and service, each in its own process, with proxies from the service to the other two. */
export class SoakEnvironment {
  /** @param {number} tenantCount */
  static async start(tenantCount) {
    const { startTcpProxy } = await proxyModule();
    const accounts = tenants(tenantCount);
    const sandbox = fork(join(root, 'dist/sandbox/main.js'), {
      env: {
        SANDBOX_PORT: '0',
        SANDBOX_DELAY_MS: '50',
        SANDBOX_ACCOUNTS: accounts.map(({ SecretId, SecretKey }) => `${SecretId}:${SecretKey}`).join(','),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [{ origin }] = await once(sandbox, 'message');
    const { EmbeddedPostgres } = await import(
      pathToFileURL(join(root, 'dist/embedded-postgres/embedded-postgres.js')).href
    );
    const dataDir = mkdtempSync(join(tmpdir(), 'disk-soak-'));
    const postgres = await EmbeddedPostgres.start({ dataDir, role: 'owner' });
    const socketDir = decodeURIComponent(/@([^/]+)\//.exec(postgres.url)?.[1] ?? '');
    const environment = new SoakEnvironment();
    Object.assign(environment, { accounts, sandbox, sandboxOrigin: origin, postgres, dataDir });
    environment.tencentProxy = await startTcpProxy({ port: Number(new URL(origin).port) });
    environment.postgresProxy = await startTcpProxy({ path: join(socketDir, '.s.PGSQL.5432') });
    await environment.startService();
    for (const account of accounts)
      await environment.mustPost('credential/create', { ...account, Region: 'ap-guangzhou' });
    return environment;
  }

  /** @type {import('../parts/tenants.mjs').Tenant[]} */ accounts = [];
  /** @type {TcpProxy} */ tencentProxy = /** @type {any} */ (undefined);
  /** @type {TcpProxy} */ postgresProxy = /** @type {any} */ (undefined);
  /** @type {import('node:child_process').ChildProcess} */ sandbox = /** @type {any} */ (undefined);
  /** @type {import('node:child_process').ChildProcess} */ service = /** @type {any} */ (undefined);
  sandboxOrigin = '';
  origin = '';
  dataDir = '';
  /** @type {{ url: string, stop(): Promise<void> }} */ postgres = /** @type {any} */ (undefined);
  lines = {
    all: 0,
    latest: /** @type {string[]} */ ([]),
    notJson: /** @type {string[]} */ ([]),
    onStderr: /** @type {string[]} */ ([]),
  };

  get pid() {
    return /** @type {number} */ (this.service.pid);
  }

  /** Whether the service process has ended. */
  get isDown() {
    return this.service.exitCode !== null || this.service.signalCode !== null;
  }

  get lastOutput() {
    const { exitCode, signalCode } = this.service;
    return `${exitCode ?? signalCode}\n${[...this.lines.latest, ...this.lines.onStderr].join('\n')}`;
  }

  get variables() {
    return {
      PATH: process.env.PATH ?? '',
      ADMIN_API_KEY: ADMIN_KEY,
      CREDENTIAL_KEYS,
      TENCENT_API_ORIGIN: `http://127.0.0.1:${this.tencentProxy.port}`,
      TENCENT_TIMEOUT_MS: String(ATTEMPT_TIMEOUT_MS),
      REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
    };
  }

  async startService() {
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    const DATABASE_URL = `postgres://postgres@127.0.0.1:${this.postgresProxy.port}/postgres`;
    this.service = spawn(process.execPath, [join(root, 'dist/main.js')], {
      env: { ...this.variables, DATABASE_URL, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    process.once('exit', () => this.service.kill('SIGKILL'));
    this.readLines();
    const until = performance.now() + READY_MS;
    while ((await fetch(`${this.origin}/readyz`).catch(() => undefined))?.status !== 200) {
      if (this.service.exitCode !== null || performance.now() > until)
        throw new Error(`the service did not become ready: ${this.lines.onStderr.join('\n')}`);
      await sleep(50);
    }
  }

  readLines() {
    let rest = '';
    this.service.stdout?.on('data', (piece) => {
      const lines = (rest + String(piece)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.lines.all += 1;
        this.lines.latest = [...this.lines.latest.slice(-19), line];
        if (!isJsonObject(line)) this.lines.notJson.push(line);
      }
    });
    this.service.stderr?.on('data', (piece) => this.lines.onStderr.push(String(piece)));
  }

  /**
   * @param {string} route below `/v1/tencent/` @param {object} body
   * @returns {Promise<{ status: number, ms: number, body: any }>}
   */
  async post(route, body) {
    const startedAt = performance.now();
    const response = await fetch(`${this.origin}/v1/tencent/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify(body),
    });
    const envelope = await response.json();
    return { status: response.status, ms: performance.now() - startedAt, body: envelope };
  }

  /** @param {string} route @param {object} body */
  async mustPost(route, body) {
    const { body: envelope } = await this.post(route, body);
    if (envelope.scode !== 0) throw new Error(`${route}: ${envelope.message} ${envelope.desc}`);
    return envelope.data;
  }

  /** Calls a control route of the sandbox without the proxy. @param {string} method @param {string} path @param {object} [body] */
  async control(method, path, body) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${this.sandboxOrigin}/_sandbox/${path}`, init);
    const reply = /** @type {any} */ (await response.json());
    if (response.status !== 200) throw new Error(`sandbox ${path}: ${JSON.stringify(reply)}`);
    return reply;
  }

  async removeFaults() {
    await Promise.all([this.tencentProxy.set({ kind: 'pass' }), this.postgresProxy.set({ kind: 'pass' })]);
    await this.control('DELETE', 'faults');
  }

  /** Runs `audit verify`. @returns {Promise<number | null>} the exit code */
  async verifyTrail() {
    const cli = spawn(process.execPath, [join(root, 'dist/bin/cli.js'), 'audit', 'verify'], {
      env: { ...this.variables, DATABASE_URL: this.postgres.url },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(cli, 'exit');
    return code;
  }

  /** Stops the service with SIGTERM. @returns {Promise<{ code: number | null, ms: number }>} */
  async stopService() {
    const startedAt = performance.now();
    const ended = once(this.service, 'exit');
    this.service.kill('SIGTERM');
    const [code] = await ended;
    return { code, ms: Math.round(performance.now() - startedAt) };
  }

  async close() {
    if (!this.isDown) this.service.kill('SIGKILL');
    await this.tencentProxy.close();
    await this.postgresProxy.close();
    this.sandbox.disconnect();
    await this.postgres.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** @param {string} line */
function isJsonObject(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
