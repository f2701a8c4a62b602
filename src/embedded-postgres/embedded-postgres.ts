import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { choosePostgresAccount, type PostgresAccount } from './postgres-account.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { PostgresFolder } from './postgres-folder.js';
import { initialise, isAlive, launch } from './postgres-process.js';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /**
   * `owner`: the service; refused when another process owns the folder; restarts a server that ended. `guest`: a
   * command; uses the running server, or starts one and stops it with the last connection.
   */
  role: 'owner' | 'guest';
  /** Further `name=value` settings of the server. */
  settings?: string[];
  /** How long an owner waits for another owner to end; a service that is stopping needs a moment. */
  ownerTimeoutMs?: number;
  log?: (message: string) => void;
}

/** The child processes of a killed server can use the folder up to this long. */
const START_TIMEOUT_MS = 15_000;
const OWNER_TIMEOUT_MS = 5_000;
const STOP_TIMEOUT_MS = 10_000;
/** Until a server says that it is stopping; it does so at once, unless it hangs. */
const NOTICE_MS = 1_000;
/** The key of the ownership lock. It must never change, or two versions would use one folder at the same time. */
const OWNER_LOCK = 7_318_349_001;

/**
 * A Postgres server on a unix socket, for running without a database server. Its owner holds a session lock in it;
 * a server that a killed owner left running is used by the next one. It installs no signal handler: the owner calls
 * `stop` last, else the exit hook tells the server to stop.
 */
export class EmbeddedPostgres {
  private owner: Client | undefined;
  private pid: number | undefined;
  private stopping = false;
  /** Started by this process and not owned by any yet. */
  private unclaimed: ChildProcess | undefined;
  private readonly exitHook = () => {
    if (this.unclaimed) this.unclaimed.kill('SIGINT');
    else this.signal('SIGINT');
  };

  private constructor(
    private readonly options: EmbeddedPostgresOptions,
    private readonly folder: PostgresFolder,
    private readonly binaries: PostgresBinaries,
    private readonly account: PostgresAccount,
  ) {}

  /** Throws EmbeddedPostgresError, whose message says what to do. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const binaries = await findPostgresBinaries();
    const folder = PostgresFolder.open(options.dataDir);
    const account = choosePostgresAccount(folder.root, binaries.postgres);
    folder.secure();
    const server = new EmbeddedPostgres(options, folder, binaries, account);
    await server.bringUp();
    return server;
  }

  get url(): string {
    return this.folder.url;
  }

  /** The postmaster's process id, for tests that kill it. */
  get postmasterPid(): number | undefined {
    return this.folder.postmaster()?.pid;
  }

  /**
   * Returns when the server has stopped (owner), or was told to stop with its last connection (guest). Close every
   * pool before. Does nothing for a guest of another process's server.
   */
  async stop(): Promise<void> {
    this.stopping = true;
    process.off('exit', this.exitHook);
    const { owner } = this;
    if (!owner) return;
    asReferenced(owner).ref();
    // While the lock is still held; otherwise the next owner could get it from a server that is about to stop.
    this.signal(this.options.role === 'owner' ? 'SIGINT' : 'SIGTERM');
    await holdsWithin(NOTICE_MS, () => this.isDown() || !this.folder.postmaster()?.ready);
    this.owner = undefined;
    await owner.end().catch(() => undefined);
    if (await holdsWithin(STOP_TIMEOUT_MS, () => this.isDown())) return;
    if (this.options.role === 'guest') return;
    this.signal('SIGQUIT');
    await holdsWithin(STOP_TIMEOUT_MS, () => this.isDown());
  }

  private async bringUp(): Promise<void> {
    initialise(this.folder, this.binaries, this.account);
    process.once('exit', this.exitHook);
    try {
      await this.launchOrAdopt();
    } finally {
      this.unclaimed = undefined;
      if (!this.owner) process.off('exit', this.exitHook);
    }
  }

  private async launchOrAdopt(): Promise<void> {
    const begun = Date.now();
    let refusal: string | undefined;
    for (;;) {
      if ((await this.adopt()) || (await this.launch())) {
        const claim = await this.claim();
        if (claim) this.unclaimed = undefined;
        if (claim === 'mine') break;
        if (claim && this.options.role === 'guest') break;
        refusal = claim;
      }
      const waitedMs = Date.now() - begun;
      if (refusal && waitedMs > (this.options.ownerTimeoutMs ?? OWNER_TIMEOUT_MS))
        throw new EmbeddedPostgresError(refusal);
      if (waitedMs > START_TIMEOUT_MS)
        throw new EmbeddedPostgresError(
          `Another Postgres (process ${this.postmasterPid ?? 'unknown'}) holds ${this.folder.data} and does not answer.`,
        );
      await sleep(100);
    }
    this.pid = this.postmasterPid;
  }

  /** True when a server answers on our socket already: another process's, or one left by a killed process. */
  private async adopt(): Promise<boolean> {
    const postmaster = this.folder.postmaster();
    if (!postmaster) return false;
    const client = this.client();
    try {
      await client.connect();
      return true;
    } catch {
      this.folder.dropForeignPidFile(postmaster.pid);
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async launch(): Promise<boolean> {
    const settings = this.options.settings ?? [];
    const child = await launch(this.folder, this.binaries, this.account, settings, (spawned) => {
      this.unclaimed = spawned;
    });
    return child !== undefined;
  }

  /** Takes the ownership. Otherwise returns why it is refused, or undefined when the server stopped meanwhile. */
  private async claim(): Promise<'mine' | (string & {}) | undefined> {
    const client = this.client(`owner, process ${process.pid}`);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [OWNER_LOCK]);
      if (rows[0].mine) {
        // A server that is stopping frees its owner's lock while this connection still works.
        if (!this.folder.postmaster()?.ready) {
          await client.end();
          return undefined;
        }
        this.keep(client);
        return 'mine';
      }
      const holder = await client.query(
        `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
          WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32 | objid::bigint) = $1`,
        [OWNER_LOCK],
      );
      await client.end();
      return (
        `DATA_DIR ${this.options.dataDir} is in use by another process (${holder.rows[0]?.name ?? 'unknown'}). ` +
        'Stop it, choose another DATA_DIR, or set DATABASE_URL to share one database.'
      );
    } catch {
      await client.end().catch(() => undefined);
      return undefined;
    }
  }

  private keep(client: Client): void {
    this.owner = client;
    // The lock alone must not keep the process alive.
    asReferenced(client).unref();
    client.once('end', () => {
      if (this.stopping || this.owner !== client) return;
      this.owner = undefined;
      if (this.options.role === 'owner') void this.revive();
    });
  }

  private async revive(): Promise<void> {
    process.off('exit', this.exitHook);
    for (let pauseMs = 100; !this.stopping; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      this.options.log?.('the embedded Postgres is gone; starting it again');
      try {
        await this.bringUp();
        this.options.log?.('the embedded Postgres is back');
        break;
      } catch (error) {
        this.options.log?.((error as Error).message);
        await sleep(pauseMs, undefined, { ref: false });
      }
    }
    if (this.stopping) await this.stop();
  }

  private client(applicationName = 'start'): Client {
    return new Client({
      connectionString: this.url,
      application_name: applicationName,
      connectionTimeoutMillis: 2_000,
    });
  }

  private signal(signal: NodeJS.Signals): void {
    const pid = this.postmasterPid;
    if (pid === undefined || pid !== this.pid) return;
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone already.
    }
  }

  private isDown(): boolean {
    return this.folder.postmaster() === undefined || (this.pid !== undefined && !isAlive(this.pid));
  }
}

async function holdsWithin(timeoutMs: number, condition: () => boolean): Promise<boolean> {
  for (const until = Date.now() + timeoutMs; Date.now() < until; await sleep(10))
    if (condition()) return true;
  return false;
}

/** Exists in the library, not in its types. */
const asReferenced = (client: Client) => client as unknown as { ref(): void; unref(): void };
