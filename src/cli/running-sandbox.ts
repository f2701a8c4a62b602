import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AppConfig } from '../config/app-config.js';

interface Note {
  /** The process of `npm start`. */
  pid: number;
  origin: string;
}

const fileIn = (dataDir: string): string => join(dataDir, 'sandbox-address.json');

/** `npm start` writes down, as long as it runs, where its sandbox listens: commands beside it cannot know the port. */
export function noteSandbox({ dataDir, databaseUrl }: AppConfig, origin: string): void {
  if (databaseUrl !== undefined) return;
  const note: Note = { pid: process.pid, origin };
  writeFileSync(fileIn(dataDir), `${JSON.stringify(note)}\n`, { mode: 0o600 });
  process.once('exit', () => {
    // The next one may have written its own already.
    if (noteIn(dataDir)?.pid === process.pid) rmSync(fileIn(dataDir), { force: true });
  });
}

/**
 * For a command that calls Tencent, beside a running `npm start`: lets it call the sandbox of that one and says so on
 * standard error. TENCENT_API_ORIGIN goes first. The note of a process that is gone does not count: only the one that
 * owns the embedded database is believed.
 */
export async function useRunningSandbox(config: AppConfig, databaseUrl: string): Promise<void> {
  if (config.tencentApiOrigin !== undefined || config.databaseUrl !== undefined) return;
  const note = noteIn(config.dataDir);
  if (!note || !(await ownsDatabase(databaseUrl, note.pid))) return;
  config.tencentApiOrigin = note.origin;
  process.stderr.write(`asking the sandbox of the running npm start, ${note.origin}\n`);
}

function noteIn(dataDir: string): Note | undefined {
  try {
    const { pid, origin } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Note;
    return Number.isInteger(pid) && /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(origin)
      ? { pid, origin }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The owner holds a connection under this name until its process ends. */
async function ownsDatabase(url: string, pid: number): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [
      `owner, process ${pid}`,
    ]);
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}
