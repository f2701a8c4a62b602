import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { POSTGRES_MAJOR } from './postgres-binaries.js';

const SOCKET = '.s.PGSQL.5432';
/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing NUL included. */
const SOCKET_PATH_LIMIT = process.platform === 'linux' ? 107 : 103;

/**
 * The folder of an embedded server: `<DATA_DIR>/pg18` with mode 0700, in it `data`, the log and the socket. The
 * mode is the only access control: whoever can open the socket is superuser.
 */
export class PostgresFolder {
  readonly root: string;
  readonly data: string;
  readonly log: string;
  readonly pidFile: string;
  readonly socketDir: string;

  /** Creates what is missing. A DATA_DIR made here can be passed through by the account that runs Postgres. */
  static open(dataDir: string): PostgresFolder {
    try {
      return new PostgresFolder(dataDir);
    } catch (cause) {
      throw new EmbeddedPostgresError(
        `DATA_DIR ${dataDir} cannot be used (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}). ` +
          'It must be a folder this user may write to.',
        { cause },
      );
    }
  }

  private constructor(dataDir: string) {
    mkdirSync(resolve(dataDir), { recursive: true, mode: 0o711 });
    this.root = join(realpathSync(dataDir), `pg${POSTGRES_MAJOR}`);
    mkdirSync(this.root, { recursive: true, mode: 0o700 });
    this.data = join(this.root, 'data');
    this.log = join(this.root, 'server.log');
    this.pidFile = join(this.data, 'postmaster.pid');
    this.socketDir = socketPathFits(this.root) ? this.root : shortSocketDir(this.root);
  }

  /** After the account is known: everything outside of `data` belongs to it too. */
  secure(): void {
    const { uid, gid } = statSync(this.root);
    chmodSync(this.root, 0o700);
    if (this.socketDir === this.root) return;
    mkdirSync(this.socketDir, { recursive: true, mode: 0o700 });
    const found = lstatSync(this.socketDir);
    const mine = [0, uid, process.getuid?.()].includes(found.uid);
    if (!found.isDirectory() || !mine)
      throw new EmbeddedPostgresError(
        `${this.socketDir} belongs to somebody else. Remove it, or set DATA_DIR to a shorter path.`,
      );
    if (process.getuid?.() === 0) chownSync(this.socketDir, uid, gid);
    chmodSync(this.socketDir, 0o700);
  }

  get url(): string {
    return `postgres://postgres@${encodeURIComponent(this.socketDir)}/postgres`;
  }

  /** The postmaster's process id and state from its pid file, if a server runs or was killed here. */
  postmaster(): { pid: number; ready: boolean } | undefined {
    try {
      const lines = readFileSync(this.pidFile, 'utf8').split('\n');
      const pid = Number(lines[0]);
      return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Removes a pid file with the id of a process that is no Postgres. A killed container leaves one, and Postgres
   * would take that process for a running server.
   */
  dropForeignPidFile(pid: number): void {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres'))
        rmSync(this.pidFile, { force: true });
    } catch {
      // No such process, or no /proc: Postgres decides by itself.
    }
  }
}

const socketPathFits = (dir: string): boolean => Buffer.byteLength(join(dir, SOCKET)) <= SOCKET_PATH_LIMIT;

/** The same for every process that has the same DATA_DIR, so that the CLI finds the service's socket. */
const shortSocketDir = (root: string): string =>
  join(tmpdir(), `disk-pg-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
