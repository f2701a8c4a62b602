import { migrations } from '#migrations';
import { DataSource, MigrationExecutor, type MigrationInterface, type QueryRunner } from 'typeorm';
import { sleep } from '../common/time/wait.js';
import { grantRuntimeRole } from './runtime-role.js';

/** Any constant shared by all versions; replicas that start at once take turns on it. */
const MIGRATION_LOCK = 7_318_349_002;

/** SQLSTATE. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** How often a replica asks whether another one has ended its migrations. */
const LOCK_POLL_MS = 100;

/** The database was migrated by a newer version of the service; running on it could damage data. */
export class SchemaTooNewError extends Error {
  override name = 'SchemaTooNewError';

  constructor(readonly unknown: string[]) {
    super(
      `The database has migrations that this version does not know (${unknown.join(', ')}). ` +
        'Start the newer version, or revert them with it.',
    );
  }
}

type Migration = MigrationInterface & { breaking?: boolean };

const known: Migration[] = migrations.map((migration) => new migration());
export const MIGRATION_NAMES = known.map(({ name }) => name!);
const NEEDED = known.findLast(({ breaking }) => breaking === true)!.name!;

/**
 * Brings the schema up to date and returns the names of the migrations it ran. Each runs in a transaction of its own, all
 * on one connection under a lock that ends with it. Waiters have no time limit. On a schema of a newer version that
 * this one can live with nothing is changed. Throws SchemaTooNewError before changing anything. `runtimeRole` gets what the
 * service needs; throws RuntimeRoleError.
 */
export const migrateUp = (url: string, runtimeRole?: string): Promise<string[]> =>
  underLock(url, async (executor, queryRunner) => {
    if (await isOfNewerVersion(queryRunner)) return [];
    const done = await executor.executePendingMigrations();
    // Read first: a role that runs the service may not write it.
    if ((await neededBy(queryRunner)) !== NEEDED)
      await queryRunner.query(
        'INSERT INTO schema_marker (needs) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET needs = excluded.needs',
        [NEEDED],
      );
    if (runtimeRole !== undefined) await grantRuntimeRole(queryRunner, runtimeRole);
    return done.map((migration) => migration.name);
  }).catch((error: { code?: unknown }) => {
    if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    const why = 'The database schema is not up to date, and this role may not change it';
    throw new Error(`${why}. Run: npm run migrate`, { cause: error });
  });

/** Reverts the newest migration and returns its name; undefined when there is none. */
export const migrateDown = (url: string): Promise<string | undefined> =>
  underLock(url, async (executor, queryRunner) => {
    const [newest] = await executedMigrations(queryRunner);
    if (newest !== undefined && !MIGRATION_NAMES.includes(newest)) throw new SchemaTooNewError([newest]);
    await executor.undoLastMigration();
    return newest;
  });

/** Names in the database, newest first. */
export async function executedMigrations(database: DataSource | QueryRunner): Promise<string[]> {
  const exists = await database.query(`SELECT to_regclass('migrations') IS NOT NULL AS found`);
  if (!exists[0].found) return [];
  const rows: { name: string }[] = await database.query('SELECT name FROM migrations ORDER BY id DESC');
  return rows.map((row) => row.name);
}

/**
 * Whether this version can run on the schema: it has all that this version made, and what a newer one did since has only
 * added something.
 */
export async function servesSchema(database: DataSource | QueryRunner): Promise<boolean> {
  const executed = await executedMigrations(database);
  if (!MIGRATION_NAMES.every((name) => executed.includes(name))) return false;
  return unknownIn(executed).length === 0 || MIGRATION_NAMES.includes(await neededBy(database));
}

/** Reads only. Throws SchemaTooNewError, or an Error that says which command is missing. */
export const requireCurrentSchema = (url: string): Promise<void> =>
  withDataSource(url, async (dataSource) => {
    if (await servesSchema(dataSource)) return;
    const unknown = unknownIn(await executedMigrations(dataSource));
    if (unknown.length > 0) throw new SchemaTooNewError(unknown);
    throw new Error('The database schema is not up to date. Run: npm run migrate');
  });

const unknownIn = (executed: string[]): string[] =>
  executed.filter((name) => !MIGRATION_NAMES.includes(name));

async function neededBy(database: DataSource | QueryRunner): Promise<string> {
  const [marker] = await database.query('SELECT needs FROM schema_marker');
  return String(marker?.needs);
}

/** Throws SchemaTooNewError when this version cannot run on it. */
async function isOfNewerVersion(queryRunner: QueryRunner): Promise<boolean> {
  const unknown = unknownIn(await executedMigrations(queryRunner));
  if (unknown.length === 0) return false;
  if (!(await servesSchema(queryRunner))) throw new SchemaTooNewError(unknown);
  return true;
}

/** Asks for the lock again and again: CREATE INDEX CONCURRENTLY would wait for a statement that waits for its lock. */
const underLock = <T>(
  url: string,
  work: (executor: MigrationExecutor, queryRunner: QueryRunner) => Promise<T>,
): Promise<T> =>
  withDataSource(url, async (dataSource) => {
    const queryRunner = dataSource.createQueryRunner();
    try {
      await queryRunner.query('SET statement_timeout = 0; SET lock_timeout = 0');
      while (!(await tryLock(queryRunner))) await sleep(LOCK_POLL_MS);
      const executor = new MigrationExecutor(dataSource, queryRunner);
      executor.transaction = 'each';
      return await work(executor, queryRunner);
    } finally {
      await queryRunner.release();
    }
  });

async function tryLock(queryRunner: QueryRunner): Promise<boolean> {
  const [row] = await queryRunner.query('SELECT pg_try_advisory_lock($1) AS locked', [MIGRATION_LOCK]);
  return row.locked;
}

/** One connection without time limits. */
export async function withDataSource<T>(
  url: string,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations,
    installExtensions: false,
    poolSize: 1,
    connectTimeoutMS: 5_000,
    applicationName: 'disk-service migrations',
  });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
