import { readEnvironment } from '../config/environment.js';
import { awaitDatabase } from '../database/await-database.js';
import { DatabaseServer } from '../database/database-server.js';
import { migrateDown, migrateUp } from '../database/migrations.js';
import { exitOnSignal } from '../common/process/exit-on-signal.js';

const USAGE = 'Usage: npm run migrate [up|down]   up: run what is missing; down: revert the newest';

/** `npm run migrate`: the migrations alone, against DATABASE_URL or the embedded database. */
async function main([direction = 'up', ...rest]: string[]): Promise<number> {
  if (!['up', 'down'].includes(direction) || rest.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const config = readEnvironment(undefined, 'migration');
  const server = await DatabaseServer.open(config, 'guest');
  try {
    await awaitDatabase(server.directUrl);
    const names =
      direction === 'up'
        ? await migrateUp(server.directUrl, config.databaseRuntimeRole)
        : [await migrateDown(server.directUrl)];
    const done = names.filter((name) => name !== undefined);
    const word = direction === 'up' ? 'ran' : 'reverted';
    process.stdout.write(`${done.length === 0 ? 'nothing to do' : `${word} ${done.join(', ')}`}\n`);
    return 0;
  } finally {
    await server.close();
  }
}

exitOnSignal();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
