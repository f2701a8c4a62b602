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
   * `owner`: the service. Refused when another process owns the folder; a server that dies is started again.
   * `guest`: a command. Uses the running server, else starts one and stops it when its last user leaves.
   */
  role: 'owner' | 'guest';
  /** Further `name=value` settings of the server. */
  settings?: string[];
  /** How long an owner waits for another one to leave; a service that is just stopping needs a moment. */
  ownerPatienceMs?: number;
  log?: (message: string) => void;
}

/** The children of a killed server need up to this long to let go of the folder. */
const START_PATIENCE_MS = 15_000;
const OWNER_PATIENCE_MS = 5_000;
const STOP_PATIENCE_MS = 10_000;
/** Any constant; it must never change, or two versions would share one folder. */
const OWNER_LOCK = 7_318_349_001;

/**
 * A Postgres of our own on a unix socket, for running without a database server. Who owns it is a session
 * lock inside it, which dies with its holder; the server itself outlives a killed service and is adopted by
 * the next one. It installs no signal handler: the owner calls `stop` last. Only when the process exits
 * without that is the server told to stop on the way out.
 */
export class EmbeddedPostgres {
  private owner: Client | undefined;
  private pid: number | undefined;
  private stopping = false;
  /** Started by us, and not yet anybody's. */
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
    const folder = openFolder(options.dataDir);
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
   * Returns when the server is down (owner), or has been told to end with its last connection (guest). Close
   * every pool before. Does nothing for a guest of somebody else's server.
   */
  async stop(): Promise<void> {
    this.stopping = true;
    process.off('exit', this.exitHook);
    const { owner } = this;
    if (!owner) return;
    asReferenced(owner).ref();
    // While the lock is still held, or the next owner could get it from a server that is about to go.
    this.signal(this.options.role === 'owner' ? 'SIGINT' : 'SIGTERM');
    this.owner = undefined;
    await owner.end().catch(() => undefined);
    if (await this.isDownWithin(STOP_PATIENCE_MS)) return;
    if (this.options.role === 'guest') return;
    this.signal('SIGQUIT');
    await this.isDownWithin(STOP_PATIENCE_MS);
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
      if (refusal && waitedMs > (this.options.ownerPatienceMs ?? OWNER_PATIENCE_MS))
        throw new EmbeddedPostgresError(refusal);
      if (waitedMs > START_PATIENCE_MS)
        throw new EmbeddedPostgresError(
          `Another Postgres (process ${this.postmasterPid ?? 'unknown'}) holds ${this.folder.data} and does not answer.`,
        );
      await sleep(100);
    }
    this.pid = this.postmasterPid;
  }

  /** True when a server answers on our socket already: another process's, or the orphan of a killed one. */
  private async adopt(): Promise<boolean> {
    const note = this.folder.postmaster();
    if (!note) return false;
    const client = this.client();
    try {
      await client.connect();
      return true;
    } catch {
      this.folder.dropForeignPidFile(note.pid);
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

  /** Takes the ownership. Else: why it is refused, or undefined when the server went away meanwhile. */
  private async claim(): Promise<'mine' | (string & {}) | undefined> {
    const client = this.client(`owner, process ${process.pid}`);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [OWNER_LOCK]);
      if (rows[0].mine) {
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

  private async isDownWithin(patienceMs: number): Promise<boolean> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(10))
      if (this.folder.postmaster() === undefined || (this.pid !== undefined && !isAlive(this.pid)))
        return true;
    return false;
  }
}

function openFolder(dataDir: string): PostgresFolder {
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

/** In the library, not in its types. */
const asReferenced = (client: Client) => client as unknown as { ref(): void; unref(): void };
