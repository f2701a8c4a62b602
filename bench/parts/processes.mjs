import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const bench = join(import.meta.dirname, '..');

/** One of the programs of this folder. It ends when this process does, because the channel closes. */
export class Program {
  /** @param {string} file @param {Record<string, string>} [env] */
  static async start(file, env = {}) {
    const child = fork(join(bench, file), { env: { ...process.env, ...env } });
    const program = new Program(child);
    program.hello = await program.answer();
    return program;
  }

  /** Its first message. @type {any} */
  hello;

  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.child = child;
  }

  get pid() {
    return /** @type {number} */ (this.child.pid);
  }

  /** Sends one message and waits for the one that answers it. @param {object} message */
  ask(message) {
    const answer = this.answer();
    this.child.send(message);
    return answer;
  }

  /** @returns {Promise<any>} */
  answer() {
    return new Promise((resolve, reject) => {
      const gone = (/** @type {number | null} */ code) => reject(new Error(`a program ended with ${code}`));
      this.child.once('exit', gone);
      this.child.once('message', (/** @type {any} */ message) => {
        this.child.off('exit', gone);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
    });
  }

  stop() {
    this.child.disconnect();
  }
}

/** Resident memory of one process in MiB, now and at its highest; undefined where there is no /proc. @param {number} pid */
export function memoryOf(pid) {
  const status = procFile(pid, 'status');
  const mib = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(status ?? '')?.[1] ?? Number.NaN) / 1_024;
  return { now: mib('VmRSS'), peak: mib('VmHWM') };
}

const TICK_MS = 10;
/** Processor time that a process has used, all its threads, in milliseconds. @param {number} pid */
export function processorMsOf(pid) {
  const stat = procFile(pid, 'stat');
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : Number.NaN;
}

/** @param {number} pid @param {string} file */
function procFile(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
