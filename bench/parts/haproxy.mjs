import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.mjs';
import { CORES, onCore } from './processes.mjs';

export const haproxyVersion = () =>
  /version (\S+?)[-\s]/.exec(spawnSync('haproxy', ['-v'], { encoding: 'utf8' }).stdout ?? '')?.[1];

/** One thread, requests in turn, connections kept open. */
export class Haproxy {
  /** @param {string} folder @param {string[]} origins of the replicas */
  static async start(folder, origins) {
    const port = await freePort();
    const file = join(folder, 'haproxy.cfg');
    const servers = origins.map(
      (origin, index) => `  server replica${index} ${new URL(origin).host} check inter 1s`,
    );
    const lines = [
      ...['global', '  nbthread 1', 'defaults', '  mode http', '  timeout connect 2s'],
      ...['  timeout client 60s', '  timeout server 60s', '  http-reuse always'],
      ...['frontend portal', `  bind 127.0.0.1:${port}`, '  default_backend replicas'],
      ...['backend replicas', '  balance roundrobin', '  option httpchk GET /readyz', ...servers],
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const [command = '', ...args] = onCore(CORES.others, ['haproxy', '-db', '-f', file]);
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const haproxy = new Haproxy(child, `http://127.0.0.1:${port}`);
    for (let tries = 0; !(await haproxy.answers()); tries += 1) {
      if (child.exitCode !== null || tries > 100) throw new Error('HAProxy does not answer');
      await sleep(50);
    }
    return haproxy;
  }

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

  /** @returns {Promise<boolean>} */
  answers() {
    return fetch(`${this.origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}
