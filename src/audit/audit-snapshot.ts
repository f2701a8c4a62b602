import type { DataSource, QueryRunner } from 'typeorm';

/** Runs `work` on one state of the database, however long it takes, beside a service that writes. */
export const inSnapshot = <T>(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> => inSnapshots(dataSource, 1, ([runner]) => work(runner!));

/** The same with several connections that see the same state. */
export async function inSnapshots<T>(
  dataSource: DataSource,
  connections: number,
  work: (runners: readonly QueryRunner[]) => Promise<T>,
): Promise<T> {
  const runners: QueryRunner[] = [];
  try {
    let snapshot: string | undefined;
    for (let count = 0; count < connections; count += 1) {
      const runner = dataSource.createQueryRunner();
      runners.push(runner);
      await runner.startTransaction('REPEATABLE READ');
      if (snapshot !== undefined) await runner.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
      await runner.query('SET TRANSACTION READ ONLY');
      await runner.query('SET LOCAL statement_timeout = 0');
      if (connections > 1 && snapshot === undefined)
        [{ snapshot }] = (await runner.query('SELECT pg_export_snapshot() AS snapshot')) as [
          { snapshot: string },
        ];
    }
    return await work(runners);
  } finally {
    // The one that exported the state last.
    for (const runner of runners.toReversed()) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

/** `work` for each item, as many at a time as there are connections; the results are in the order of the items. */
export async function shareOut<Item, T>(
  runners: readonly QueryRunner[],
  items: readonly Item[],
  work: (runner: QueryRunner, item: Item) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  const todo = items.entries();
  const drain = async (runner: QueryRunner) => {
    for (const [index, item] of todo) results[index] = await work(runner, item);
  };
  const ended = await Promise.allSettled(runners.map(drain));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
