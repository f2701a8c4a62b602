import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { REQUEST_TIMEOUT_MS } from './world.mjs';

/** The lease of the trail, its sweep, and the slowest retry of an outcome that Postgres did not take. */
const SETTLED_MS = 25_000;
/** A reply later than this after its deadline is a broken promise; the client's own delay is in it. */
const GRACE_MS = 500;
/** Growth over the whole run that counts as none. */
const FLAT_SHARE = 0.15;
/** Connections to Postgres and Tencent that stay open without work, beyond those from before the traffic. */
const KEPT_OPEN = 15;
/** Until connections without work are closed by those who opened them. */
const AT_REST_MS = 30_000;

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./watch.mjs').Watch} Watch */
/** @typedef {import('./traffic.mjs').Traffic} Traffic */

/** What has to hold when the weather is calm again. @param {World} world @param {Watch} watch @param {Traffic} traffic */
export async function check(world, watch, traffic) {
  const database = new pg.Client({ connectionString: world.postgres.url });
  await database.connect();
  const settledMs = await untilSettled(database);
  await watch.collect();
  const rss = watch.trend('rssMib');
  const handles = watch.trend('handles');
  const atRest = await handlesAtRest(watch);
  const trail = await requestsInTrail(database);
  await database.end();
  const withoutRow = watch.writes.filter(({ TraceId }) => !trail.has(TraceId));
  const verifyCode = await world.verifyTrail();
  const stopped = await world.stopService();
  const results = {
    'no disk twice': await disksTwice(world, watch),
    'an outcome for every intent': settledMs === undefined ? ['some are still open'] : [],
    'an audit row for every upstream write': withoutRow.map(({ Action, TraceId }) => `${Action} ${TraceId}`),
    'audit verify': verifyCode === 0 ? [] : [`exit code ${verifyCode}`],
    'no HTTP 500, no other shape, no lost reply': traffic.defects,
    'replies in time':
      traffic.slowestMs < REQUEST_TIMEOUT_MS + GRACE_MS ? [] : [`the slowest took ${traffic.slowestMs} ms`],
    'every log line JSON': [...world.lines.notJson, ...world.lines.onStderr],
    'flat memory': rss.growthShare < FLAT_SHARE ? [] : [JSON.stringify(rss)],
    // Black holes double the connections for a while, so only what is left at rest tells of a leak.
    'no handle left open':
      atRest <= watch.handlesBefore + KEPT_OPEN ? [] : [`${watch.handlesBefore} before, ${atRest} after`],
    'exit 0 on SIGTERM': stopped.code === 0 ? [] : [JSON.stringify(stopped)],
  };
  return {
    results,
    figures: { settledMs, rss, handles: { ...handles, before: watch.handlesBefore, atRest }, stopped },
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

/** Handles once connections without work are closed, or when the time for that is over. @param {Watch} watch */
async function handlesAtRest(watch) {
  const until = performance.now() + AT_REST_MS;
  while (watch.handles() > watch.handlesBefore + KEPT_OPEN && performance.now() < until) await sleep(500);
  return watch.handles();
}

/** Ids of the requests that the trail knows; they travel to the cloud as trace ids. @param {pg.Client} database */
async function requestsInTrail(database) {
  const { rows } = await database.query(`SELECT DISTINCT request_id FROM audit_event WHERE kind = 'intent'`);
  return new Set(rows.map((row) => row.request_id));
}

/**
 * Disks now by name, and orders by name: a disk that was deleted since can have been bought twice only with
 * two tokens.
 * @param {World} world @param {Watch} watch
 */
async function disksTwice(world, watch) {
  /** @type {Map<string, Set<string>>} */
  const seen = new Map();
  const note = (/** @type {string} */ key, /** @type {string} */ value) =>
    seen.set(key, (seen.get(key) ?? new Set()).add(value));
  for (const { Action, Account, Params } of watch.writes)
    if (Action === 'CreateDisks') note(`order ${Account} ${Params.DiskName}`, Params.ClientToken);
  const { Accounts } = await world.control('GET', 'state');
  for (const { Account, Regions } of Accounts)
    for (const disk of /** @type {any[]} */ (Object.values(Regions).flat()))
      if (disk.DiskName.startsWith('soak-')) note(`disk ${Account} ${disk.DiskName}`, disk.DiskId);
  if (![...seen.keys()].some((key) => key.startsWith('order '))) return ['no order was seen at all'];
  return [...seen]
    .filter(([, values]) => values.size > 1)
    .map(([key, values]) => `${key}: ${[...values].join(', ')}`);
}
