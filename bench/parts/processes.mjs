import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const bench = join(import.meta.dirname, '..');

/**
 * The subject alone on the first core, everything else (callers, stand-in, Postgres) on the second, so that a subject is
 * not faster for leaving more of both to the callers. Without `taskset` or a second core nothing is pinned.
 * @type {{ subject: string | undefined, others: string | undefined }}
 */
export const CORES =
  cpus().length > 1 && existsSync('/usr/bin/taskset')
    ? { subject: '0', others: '1' }
    : { subject: undefined, others: undefined };

/** A command line that keeps to a core. @param {string | undefined} core @param {string[]} command */
export const onCore = (core, command) => (core === undefined ? command : ['taskset', '-c', core, ...command]);

/** One of the programs of this folder. It ends when this process does, because the channel closes. */
export class Program {
  /**
   * @param {string} file
   * @param {{ env?: Record<string, string>, node?: string, core?: string | undefined }} [options] `core`: default that of all but subjects
   */
  static async start(file, { env = {}, node = process.execPath, core = CORES.others } = {}) {
    const [execPath, ...execArgv] = onCore(core, [node]);
    const child = fork(join(bench, file), {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      execPath,
      execArgv,
    });
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
    if (this.child.connected) this.child.disconnect();
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

/** The same of a process and its children. Those that end meanwhile are not counted. @param {number} pid */
export function processorMsOfFamily(pid) {
  if (!existsSync('/proc')) return Number.NaN;
  const family = readdirSync('/proc')
    .map(Number)
    .filter((each) => each === pid || parentOf(each) === pid);
  return family.reduce((sum, each) => sum + (processorMsOf(each) || 0), 0);
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = Number.isInteger(pid) ? procFile(pid, 'stat') : undefined;
  return Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** @param {number} pid @param {string} file */
function procFile(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
