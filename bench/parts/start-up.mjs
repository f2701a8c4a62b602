import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from './service.mjs';

/** A new folder that the account of Postgres can pass through. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Seconds from the start of the process to the first 200 of /readyz: with an embedded database that has to be
 * made, with one that exists, and with a running Postgres that is migrated already. One a round.
 * @typedef {{ freshEmbedded: number[], warmEmbedded: number[], runningPostgres: number[] }} StartUp
 */

/**
 * @param {import('../runs/run.mjs').Place} place
 * @returns {Promise<Record<string, StartUp>>} by the version of Node
 */
export async function measureStartUp({ nodes, rounds, say, postgres }) {
  say('start-up');
  /** @type {Record<string, StartUp>} */
  const startUp = {};
  for (const { version } of nodes)
    startUp[version] = { freshEmbedded: [], warmEmbedded: [], runningPostgres: [] };
  // The first one migrates the running Postgres and is not counted.
  await startUpOnce(postgres.url, process.execPath);
  for (let count = 0; count < rounds; count += 1)
    for (const { version, path } of nodes) {
      const once = await startUpOnce(postgres.url, path);
      const { freshEmbedded, warmEmbedded, runningPostgres } = /** @type {StartUp} */ (startUp[version]);
      freshEmbedded.push(once.freshEmbedded);
      warmEmbedded.push(once.warmEmbedded);
      runningPostgres.push(once.runningPostgres);
    }
  return startUp;
}

/** @param {string} databaseUrl @param {string} node */
async function startUpOnce(databaseUrl, node) {
  const { folder, remove } = temporaryFolder();
  const embedded = { DATA_DIR: join(folder, 'data') };
  try {
    return {
      freshEmbedded: await readyAfter(embedded, node),
      warmEmbedded: await readyAfter(embedded, node),
      runningPostgres: await readyAfter({ DATABASE_URL: databaseUrl }, node),
    };
  } finally {
    remove();
  }
}

/** On any core. @param {Record<string, string>} env @param {string} node */
async function readyAfter(env, node) {
  const service = await Service.start(env, { node, core: undefined });
  await service.stop();
  return service.readyMs / 1_000;
}
