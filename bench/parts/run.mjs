import { LATENCY_MS, NO_LATENCY, REGIONS, SLOWEST_REGION } from './tencent-replies.mjs';
import { cases } from './cases.mjs';
import { memoryOf, processorMsOf, Program } from './processes.mjs';
import { ADMIN_KEY, Service } from './service.mjs';
import { startUpOnce, temporaryFolder } from './start-up.mjs';

const TENANTS = 2_000;

/**
 * @typedef {import('./drive.mjs').Figures & { processorMs: number }} ListFigures `processorMs`: of the subject, a request
 * @typedef {object} Measurements
 * @property {Record<string, Record<string, ListFigures[]>>} lists case → subject → one a round
 * @property {{ all: number[], slowest: number[], oneByOne: number[] }} distribution milliseconds, p50 of each round
 * @property {{ beforeMib: number, afterMib: number, peakMib: number }} memory of the service's process
 * @property {{ freshEmbedded: number[], warmEmbedded: number[], runningPostgres: number[] }} startUp seconds
 */

/**
 * Starts every subject once and measures them in turn, round after round.
 * @param {{ rounds: number, quick: boolean, say: (text: string) => void }} options
 * @returns {Promise<Measurements>}
 */
export async function run({ rounds, quick, say }) {
  const { folder, remove } = temporaryFolder();
  /** @type {(() => unknown)[]} */
  const ending = [remove];
  try {
    const standIn = await Program.start('stand-in.mjs');
    ending.push(() => standIn.stop());
    const apiOrigin = /** @type {string} */ (standIn.hello.origin);
    const postgres = await startPostgres(folder);
    ending.push(() => postgres.stop());

    say('start-up');
    /** @type {Measurements['startUp']} */
    const startUp = { freshEmbedded: [], warmEmbedded: [], runningPostgres: [] };
    // Migrates the database of the running Postgres; not counted.
    await startUpOnce({ databaseUrl: postgres.url, apiOrigin });
    for (let count = 0; count < rounds; count += 1) {
      const once = await startUpOnce({ databaseUrl: postgres.url, apiOrigin });
      startUp.freshEmbedded.push(once.freshEmbedded);
      startUp.warmEmbedded.push(once.warmEmbedded);
      startUp.runningPostgres.push(once.runningPostgres);
    }

    const service = await Service.start({ DATABASE_URL: postgres.url, TENCENT_API_ORIGIN: apiOrigin });
    ending.push(() => service.stop());
    const beforeMib = memoryOf(service.pid).now;
    say(`credentials of ${TENANTS} tenants`);
    await service.storeCredentials(TENANTS);
    const apiKey = await service.createApiKey();

    const env = { TENCENT_API_ORIGIN: apiOrigin };
    const wrapper = await Program.start('wrapper.mjs', env);
    ending.push(() => wrapper.stop());
    const bare = await Program.start('bare.mjs', env);
    ending.push(() => bare.stop());
    const sdk = await Program.start('sdk.mjs', env);
    ending.push(() => sdk.stop());
    const load = await Program.start('load.mjs');
    ending.push(() => load.stop());

    const subjects = {
      service: { pid: service.pid, driver: load, job: { origin: service.origin, token: apiKey } },
      'service-admin': { pid: service.pid, driver: load, job: { origin: service.origin, token: ADMIN_KEY } },
      wrapper: { pid: wrapper.pid, driver: load, job: { origin: wrapper.hello.origin, token: 'none' } },
      bare: { pid: bare.pid, driver: load, job: { origin: bare.hello.origin, token: 'none' } },
      sdk: { pid: sdk.pid, driver: sdk, job: {} },
    };
    /** @param {import('./cases.mjs').Case} given @param {import('./cases.mjs').Subject} subject @returns {Promise<ListFigures>} */
    const measure = async (given, subject) => {
      const { pid, driver, job } = subjects[subject];
      const before = processorMsOf(pid);
      const { figures } = await driver.ask({ ...given, ...job, route: 'list' });
      const processorMs = (processorMsOf(pid) - before) / (given.requests + given.warmUp);
      return { ...figures, processorMs };
    };
    /** @param {string} region @param {number} requests */
    const distribution = async (region, requests) => {
      const rows = region ? 1 : REGIONS.length;
      const job = { ...subjects.service.job, route: 'distributed/inspect', callers: 1, tenants: 16, region };
      return (await load.ask({ ...job, rows, requests, warmUp: 2 })).figures.p50;
    };

    /** @type {Measurements} */
    const measured = {
      lists: {},
      distribution: { all: [], slowest: [], oneByOne: [] },
      memory: { beforeMib, afterMib: Number.NaN, peakMib: Number.NaN },
      startUp,
    };
    await standIn.ask({ latencyMs: NO_LATENCY });
    say('warm-up');
    for (const given of cases(quick).slice(0, 4))
      for (const subject of given.subjects) await measure(given, subject);
    for (let count = 1; count <= rounds; count += 1) {
      for (const given of cases(quick)) {
        say(`round ${count} of ${rounds}: ${given.id}`);
        for (const subject of given.subjects) {
          const ofCase = (measured.lists[given.id] ??= {});
          (ofCase[subject] ??= []).push(await measure(given, subject));
        }
      }
      say(`round ${count} of ${rounds}: distributed/inspect`);
      await standIn.ask({ latencyMs: LATENCY_MS });
      measured.distribution.all.push(await distribution('', quick ? 2 : 10));
      measured.distribution.slowest.push(await distribution(SLOWEST_REGION, quick ? 2 : 10));
      measured.distribution.oneByOne.push((await sdk.ask({ regions: true, requests: 2 })).figures.p50);
      await standIn.ask({ latencyMs: NO_LATENCY });
    }
    const memory = memoryOf(service.pid);
    measured.memory.afterMib = memory.now;
    measured.memory.peakMib = memory.peak;
    return measured;
  } finally {
    for (const end of ending.toReversed()) await end();
  }
}

/** A Postgres for the benchmark alone. @param {string} folder */
async function startPostgres(folder) {
  // By a variable: the build does not exist when the types are checked.
  const module = '../../dist/embedded-postgres/embedded-postgres.js';
  const { EmbeddedPostgres } = await import(module);
  return EmbeddedPostgres.start({ dataDir: `${folder}/postgres`, role: 'owner' });
}
