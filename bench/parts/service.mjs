import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort } from '../../scripts/free-port.mjs';
import { IMAGE_FLAGS } from '../../scripts/image-command.mjs';
import { CORES, onCore } from './processes.mjs';
import { tenants } from './tenants.mjs';

const root = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;
const POLL_MS = 10;

const ADMIN_KEY = randomBytes(33).toString('base64url');
export const CREDENTIAL_KEYS = `bench:${randomBytes(32).toString('base64')}`;

/** So high that no call waits for it. */
export const NO_RATE_LIMIT = { TENCENT_RATE_PER_SECOND: '1000000' };

/** The service as in production: `dist/bundle/main.js`, authentication on, a log line a request, which is discarded. */
export class Service {
  /**
   * @param {Record<string, string>} env where the database and Tencent are
   * @param {{ node?: string, flags?: string[], core?: string | undefined }} [options] `core`: default that of subjects
   */
  static async start(env, { node = process.execPath, flags = [], core = CORES.subject } = {}) {
    const port = await freePort();
    const startedAt = performance.now();
    const [command = '', ...args] = onCore(core, [
      node,
      ...IMAGE_FLAGS,
      ...flags,
      join(root, 'dist/bundle/main.js'),
    ]);
    const child = spawn(command, args, {
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        PORT: String(port),
        AUTH_MODE: 'required',
        ADMIN_API_KEY: ADMIN_KEY,
        CREDENTIAL_KEYS,
        LOG_LEVEL: 'info',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const service = new Service(child, `http://127.0.0.1:${port}`);
    while (!(await service.isReady())) {
      if (child.exitCode !== null || performance.now() - startedAt > PATIENCE_MS) {
        child.kill('SIGKILL');
        throw new Error('the service did not become ready; start it by hand to see why');
      }
      await sleep(POLL_MS);
    }
    service.readyMs = performance.now() - startedAt;
    return service;
  }

  /** Milliseconds from its start to the first 200 of /readyz. */
  readyMs = Number.NaN;

  /** @param {import('node:child_process').ChildProcess} child @param {string} origin */
  constructor(child, origin) {
    this.child = child;
    this.origin = origin;
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
  }

  get pid() {
    return /** @type {number} */ (this.child.pid);
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGINT');
    await once(this.child, 'exit');
  }

  /** Stores the credentials of that many tenants, over the API. @param {number} count */
  async storeCredentials(count) {
    const api = new Pool(this.origin, { connections: 8 });
    const waiting = tenants(count);
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        await this.post(api, 'credential/create', { ...next, Region: 'ap-guangzhou' });
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    await api.close();
  }

  /** A key as a portal would use it. @returns {Promise<string>} */
  async createApiKey() {
    const api = new Pool(this.origin, { connections: 1 });
    const data = await this.post(api, 'api_key/create', { Name: 'bench', Role: 'operator', Tenants: ['*'] });
    await api.close();
    return data.ApiKey;
  }

  /** @param {Pool} api @param {string} path @param {object} body @returns {Promise<any>} */
  async post(api, path, body) {
    const reply = await api.request({
      path: `/v1/tencent/${path}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify(body),
    });
    const envelope = /** @type {any} */ (await reply.body.json());
    if (envelope.scode !== 0) throw new Error(`${path}: ${envelope.message} ${envelope.desc}`);
    return envelope.data;
  }

  /** A figure of /metrics. @param {string} name @returns {Promise<number>} */
  async metric(name) {
    const text = await (await fetch(`${this.origin}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  }

  /** Only with `--import bench/loop-delay.mjs`. @param {'begin' | 'end'} message @returns {Promise<any>} */
  async loopDelay(message) {
    const answer = once(this.child, 'message');
    this.child.send({ loopDelay: message });
    return (await answer)[0];
  }

  /** @returns {Promise<boolean>} */
  isReady() {
    return new Promise((resolve) => {
      const request = get(`${this.origin}/readyz`, { agent: false }, (reply) => {
        reply.resume();
        resolve(reply.statusCode === 200);
      });
      request.on('error', () => resolve(false));
    });
  }
}
