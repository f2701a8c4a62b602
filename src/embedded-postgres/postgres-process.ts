import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { POSTGRES_ENVIRONMENT, type PostgresAccount } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresFolder } from './postgres-folder.js';

const LOG_LIMIT_BYTES = 1024 * 1024;
/**
 * The server is reachable through its socket alone and by its own account alone, and its log contains no data of
 * rows.
 */
const SETTINGS = ['listen_addresses=', 'unix_socket_permissions=0700', 'log_error_verbosity=terse'];
/** The message of a server while the child processes of a killed one, or another start, use the folder. */
const FOLDER_BUSY =
  /lock file "[^"]*" already exists|shared memory block .* still in use|lock file .* is empty/;

/**
 * Makes the data folder unless it exists. It is made under another name and renamed, so that a start that was
 * killed leaves no folder that looks complete, and two first starts at once make one.
 */
export function initialise(
  folder: PostgresFolder,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): void {
  for (const name of readdirSync(folder.root)) {
    const pid = Number(/^new-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(folder.root, name), { recursive: true, force: true });
  }
  if (existsSync(join(folder.data, 'PG_VERSION'))) return;
  if (existsSync(folder.data) && readdirSync(folder.data).length > 0)
    throw new EmbeddedPostgresError(
      `${folder.data} is not a Postgres data folder. Move it away and start again.`,
    );

  const made = join(folder.root, `new-${process.pid}`);
  const layout = ['-D', made, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const { command, args, options } = as(account, binaries.initdb, [...layout, ...locale, ...sync]);
  const result = spawnSync(command, args, { ...options, cwd: folder.root, encoding: 'utf8' });
  if (result.status !== 0) {
    rmSync(made, { recursive: true, force: true });
    throw explain(result.error?.message ?? result.stderr, binaries.initdb);
  }
  try {
    renameSync(made, folder.data);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(join(folder.data, 'PG_VERSION'))) throw error;
  }
}

/**
 * Starts the server and waits until it accepts connections. Returns undefined when another server uses the folder;
 * throws EmbeddedPostgresError when it cannot run at all. The server is detached: Ctrl-C in a terminal must reach
 * only the service, which stops the server last.
 */
export async function launch(
  folder: PostgresFolder,
  binaries: PostgresBinaries,
  account: PostgresAccount,
  settings: string[],
  onSpawn: (child: ChildProcess) => void,
): Promise<ChildProcess | undefined> {
  const full = (statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;
  const log = openSync(folder.log, full ? 'w' : 'a', 0o600);
  const logStart = statSync(folder.log).size;
  const { command, args, options } = as(account, binaries.postgres, [
    '-D',
    folder.data,
    '-k',
    folder.socketDir,
    ...[...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]),
  ]);
  const child = spawn(command, args, {
    ...options,
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  onSpawn(child);
  const ended = new Promise<Error | 'exit'>((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve('exit'));
  });
  let end: Error | 'exit' | undefined;
  while (!(end = await Promise.race([ended, sleep(5, undefined)]))) {
    const postmaster = folder.postmaster();
    if (postmaster?.ready && postmaster.pid === child.pid) return child;
  }
  const said =
    end instanceof Error ? end.message : readFileSync(folder.log).subarray(logStart).toString('utf8');
  if (FOLDER_BUSY.test(said)) return undefined;
  throw explain(said, binaries.postgres);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function as(account: PostgresAccount, program: string, programArgs: string[]) {
  const [command = program, ...args] = [...account.through, program, ...programArgs];
  return { command, args, options: { uid: account.uid, gid: account.gid, env: POSTGRES_ENVIRONMENT } };
}

function explain(said: string, program: string): EmbeddedPostgresError {
  if (/could not look up effective user ID/.test(said))
    return new EmbeddedPostgresError(
      `The user id ${process.getuid?.()} has no entry in /etc/passwd, which Postgres needs. ` +
        'Run as a user who has one, or set DATABASE_URL.',
    );
  if (/ENOENT/.test(said) && existsSync(program))
    return new EmbeddedPostgresError(
      'The embedded Postgres needs glibc, which this system (Alpine?) does not have. Set DATABASE_URL.',
    );
  const words = said.trim().split('\n').slice(-5).join(' | ');
  return new EmbeddedPostgresError(`The embedded Postgres does not start: ${words || 'no reason given'}`);
}
