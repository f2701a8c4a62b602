/** Folders for the Postgres servers of tests. Their names hold the run they belong to: vitest's main process. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../../src/embedded-postgres/postgres-process.js';

const PREFIX = 'disk-test-';
const folderName = new RegExp(String.raw`^${PREFIX}(\d+)-`);

/** A folder for a server of the test's own; give it to `removeDataDir` afterwards. */
export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), `${PREFIX}${process.ppid}-`));

/** Kills whatever still runs in the folder and removes it. */
export function removeDataDir(dataDir: string): void {
  for (const folder of readdirSync(dataDir).filter((name) => name.startsWith('pg'))) {
    const pidFile = join(dataDir, folder, 'data', 'postmaster.pid');
    try {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGCONT');
      process.kill(pid, 'SIGQUIT');
      for (let i = 0; i < 200 && existsSync(pidFile); i++)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    } catch {
      // Nothing runs there.
    }
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Removes the folders of this run and of ended ones; another run may do the same meanwhile. */
export function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(folderName.exec(name)?.[1]);
    if (!(run > 0) || (run !== process.pid && isAlive(run))) continue;
    // Only one process can rename the folder; if that one is killed as well, the name still says whose it is.
    const taken = join(tmpdir(), name.replace(folderName, `${PREFIX}${process.pid}-`));
    try {
      renameSync(join(tmpdir(), name), taken);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    removeDataDir(taken);
  }
}
