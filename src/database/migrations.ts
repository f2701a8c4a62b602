import { migrations } from '#migrations';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { grantRuntimeRole } from './runtime-role.js';

/** Any constant shared by all versions; replicas that start at once take turns on it. */
const MIGRATION_LOCK = 7_318_349_002;

/** SQLSTATE. */
const INSUFFICIENT_PRIVILEGE = '42501';

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

export const MIGRATION_NAMES = migrations.map((migration) => new migration().name);

/**
 * Brings the schema up to date and returns the names of the migrations it ran. All of them run in one
 * transaction on one connection, under a lock that ends with the transaction, so it also holds behind a
 * transaction pooler and never outlives a killed process. Waiters have no time limit. Throws
 * SchemaTooNewError before changing anything. `runtimeRole` gets what the service needs; throws RuntimeRoleError.
 */
export const migrateUp = (url: string, runtimeRole?: string): Promise<string[]> =>
  underLock(url, async (executor, queryRunner) => {
    const done = await executor.executePendingMigrations();
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
    const newest = (await executedMigrations(queryRunner))[0];
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

/** Reads only. Throws SchemaTooNewError, or an Error that says which command is missing. */
export async function requireCurrentSchema(url: string): Promise<void> {
  const done = await withDataSource(url, executedMigrations);
  refuseUnknown(done);
  if (MIGRATION_NAMES.some((name) => !done.includes(name)))
    throw new Error('The database schema is not up to date. Run: npm run migrate');
}

function refuseUnknown(executed: string[]): void {
  const unknown = executed.filter((name) => !MIGRATION_NAMES.includes(name));
  if (unknown.length > 0) throw new SchemaTooNewError(unknown);
}

const underLock = <T>(
  url: string,
  work: (executor: MigrationExecutor, queryRunner: QueryRunner) => Promise<T>,
): Promise<T> =>
  withDataSource(url, async (dataSource) => {
    const queryRunner = dataSource.createQueryRunner();
    try {
      await queryRunner.startTransaction();
      await queryRunner.query('SET LOCAL statement_timeout = 0');
      await queryRunner.query('SET LOCAL lock_timeout = 0');
      await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      refuseUnknown(await executedMigrations(queryRunner));
      const result = await work(new MigrationExecutor(dataSource, queryRunner), queryRunner);
      await queryRunner.commitTransaction();
      return result;
    } finally {
      await queryRunner.release();
    }
  });

async function withDataSource<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
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
