import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { REQUEST_TIMEOUT_MS } from './environment.mjs';

/** Enough for the lease of the audit trail, its sweep, and the slowest retry to store an outcome. */
const SETTLED_MS = 25_000;
/** A reply may come this much after its deadline; this includes the delay of the client. */
const GRACE_MS = 500;
/** Less growth than this over the whole run counts as none. */
const MAX_GROWTH_SHARE = 0.15;
/** Idle connections to Postgres and Tencent that may stay open after the traffic. */
const MAX_IDLE = 15;
/** Idle connections are closed within this time. */
const IDLE_TIMEOUT_MS = 30_000;

/** @typedef {import('./environment.mjs').SoakEnvironment} SoakEnvironment */
/** @typedef {import('./monitor.mjs').Monitor} Monitor */
/** @typedef {import('./traffic.mjs').Traffic} Traffic */

/** The failures of each check. Called when faults have ended. @param {SoakEnvironment} environment @param {Monitor} monitor @param {Traffic} traffic */
export async function check(environment, monitor, traffic) {
  const database = new pg.Client({ connectionString: environment.postgres.url });
  await database.connect();
  const settledMs = await untilSettled(database);
  await monitor.collect();
  const rss = monitor.trend('rssMib');
  const handles = monitor.trend('handles');
  const idle = await idleHandles(monitor);
  const trail = await requestsInTrail(database);
  await database.end();
  const withoutRow = monitor.writes.filter(({ TraceId }) => !trail.has(TraceId));
  const verifyCode = await environment.verifyTrail();
  const stopped = await environment.stopService();
  const results = {
    'no duplicate disk': await duplicateDisks(environment, monitor),
    'an outcome for every intent': settledMs === undefined ? ['some are still open'] : [],
    'an audit row for every upstream write': withoutRow.map(({ Action, TraceId }) => `${Action} ${TraceId}`),
    'audit verify': verifyCode === 0 ? [] : [`exit code ${verifyCode}`],
    'no HTTP 500, no other shape, no lost reply': traffic.defects,
    'every reply in time':
      traffic.slowestMs < REQUEST_TIMEOUT_MS + GRACE_MS ? [] : [`the slowest took ${traffic.slowestMs} ms`],
    'every log line is JSON': [...environment.lines.notJson, ...environment.lines.onStderr],
    'memory does not grow': rss.growthShare < MAX_GROWTH_SHARE ? [] : [JSON.stringify(rss)],
    // A black hole doubles the connections for a while, so only idle connections at the end show a leak.
    'no handle left open':
      idle <= monitor.handlesBefore + MAX_IDLE ? [] : [`${monitor.handlesBefore} before, ${idle} after`],
    'exit 0 on SIGTERM': stopped.code === 0 ? [] : [JSON.stringify(stopped)],
  };
  return {
    results,
    figures: { settledMs, rss, handles: { ...handles, before: monitor.handlesBefore, idle }, stopped },
  };
}

/** @param {pg.Client} database @returns {Promise<number | undefined>} */
async function untilSettled(database) {
  const startedAt = performance.now();
  while (performance.now() - startedAt < SETTLED_MS) {
    const { rows } = await database.query(
      `SELECT count(*)::int AS open FROM audit_event i WHERE kind = 'intent' AND NOT EXISTS (
         SELECT 1 FROM audit_event o WHERE o.audit_id = i.audit_id AND o.kind = 'outcome')`,
    );
    if (rows[0].open === 0) return Math.round(performance.now() - startedAt);
    await sleep(200);
  }
  return undefined;
}

/** Open handles when idle connections are closed, or when the time for that is over. @param {Monitor} monitor */
async function idleHandles(monitor) {
  const until = performance.now() + IDLE_TIMEOUT_MS;
  while (monitor.handles() > monitor.handlesBefore + MAX_IDLE && performance.now() < until) await sleep(500);
  return monitor.handles();
}

/** Ids of the requests in the trail, which are also the trace ids of the calls to the cloud. @param {pg.Client} database */
async function requestsInTrail(database) {
  const { rows } = await database.query(`SELECT DISTINCT request_id FROM audit_event WHERE kind = 'intent'`);
  return new Set(rows.map((row) => row.request_id));
}

/**
 * Names with two disks now, and names that were ordered with two tokens: two tokens can make a second disk, even when
 * it has been deleted since.
 * @param {SoakEnvironment} environment @param {Monitor} monitor
 */
async function duplicateDisks(environment, monitor) {
  /** @type {Map<string, Set<string>>} */
  const seen = new Map();
  const note = (/** @type {string} */ key, /** @type {string} */ value) =>
    seen.set(key, (seen.get(key) ?? new Set()).add(value));
  for (const { Action, Account, Params } of monitor.writes)
    if (Action === 'CreateDisks') note(`order ${Account} ${Params.DiskName}`, Params.ClientToken);
  const { Accounts } = await environment.control('GET', 'state');
  for (const { Account, Regions } of Accounts)
    for (const disk of /** @type {any[]} */ (Object.values(Regions).flat()))
      if (disk.DiskName.startsWith('soak-')) note(`disk ${Account} ${disk.DiskName}`, disk.DiskId);
  if (![...seen.keys()].some((key) => key.startsWith('order '))) return ['no order was seen at all'];
  return [...seen]
    .filter(([, values]) => values.size > 1)
    .map(([key, values]) => `${key}: ${[...values].join(', ')}`);
}
