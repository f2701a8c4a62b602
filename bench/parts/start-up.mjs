import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from './service.mjs';

/** A new folder that the account of an embedded Postgres can pass through. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Seconds from the start of the process to the first 200 of /readyz: with an embedded database that has to be
 * made, with one that exists, and with a running Postgres that is migrated already.
 * @param {{ databaseUrl: string, apiOrigin: string }} where
 */
export async function startUpOnce({ databaseUrl, apiOrigin }) {
  const { folder, remove } = temporaryFolder();
  const common = { TENCENT_API_ORIGIN: apiOrigin };
  const embedded = { ...common, DATA_DIR: join(folder, 'data') };
  try {
    return {
      freshEmbedded: await readyAfter(embedded),
      warmEmbedded: await readyAfter(embedded),
      runningPostgres: await readyAfter({ ...common, DATABASE_URL: databaseUrl }),
    };
  } finally {
    remove();
  }
}

/** @param {Record<string, string>} env */
async function readyAfter(env) {
  const service = await Service.start(env);
  await service.stop();
  return service.readyMs / 1_000;
}
