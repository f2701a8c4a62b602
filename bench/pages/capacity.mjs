import { LATENCY_RANGE_MS } from '../parts/latency.mjs';
import { median } from '../parts/statistics.mjs';
import { markdownTable, number } from './format.mjs';
import { conditionsOf } from './result.mjs';

/** What is to be served. */
const TENANTS = 10_000;
const PER_SECOND = 1_000;
/** Assumed: of ten requests one is a write, as in the part of the run with replicas; a core is used for 60 %. */
const WRITE_SHARE = 0.1;
const USE = 0.6;

/** Bounds in the code; a test compares them with their files. */
export const BOUNDS = {
  connections: { value: 33, file: '.env.example', text: 'DATABASE_CONNECTIONS=33' },
  sockets: {
    value: 128,
    file: 'src/tencent/client/transport/dispatchers.ts',
    text: 'SOCKETS_PER_HOST = 128',
  },
  credentials: { value: 5_000, file: 'src/credential/credential-cache.ts', text: 'maxEntries: 5_000' },
  credentialSeconds: { value: 60, file: 'src/credential/credential-cache.ts', text: 'ttlMs: 60_000' },
  rates: { value: 5_000, file: 'src/tencent/client/rate-share/rate-shares.ts', text: 'MAX_RATES = 5_000' },
  rateSeconds: { value: 5, file: 'src/tencent/client/rate-share/rate-shares.ts', text: 'UNUSED_MS = 5_000' },
};

const RUN = '[the run](benchmarks/latest.json)';
/** @param {keyof typeof BOUNDS} name */
const fileOf = (name) => `[\`${BOUNDS[name].file}\`](../${BOUNDS[name].file})`;

/** docs/capacity.md. @param {import('./result.mjs').Result} result */
export function capacityPage(result) {
  const { waiting, cost, scale, postgres } = result.measurements;
  const { node } = waiting;
  const middle = (/** @type {any[] | undefined} */ of, /** @type {string} */ field) =>
    median((of ?? []).map((each) => each[field]));
  const listMs = middle(waiting.lists[32]?.['service'], 'processorMs');
  const updateMs = middle(waiting.update['service'], 'processorMs');
  const requestMs = (1 - WRITE_SHARE) * listMs + WRITE_SHARE * updateMs;
  const replicas = Math.ceil((PER_SECOND * requestMs) / 1_000 / USE);
  const peakMib = cost[node]?.memory.peakMib ?? Number.NaN;
  const rowsCost = (/** @type {number} */ rows) =>
    middle(cost[node]?.lists[`32-callers-${rows}`]?.['service'], 'processorMs');
  const searchCalls = number(middle(waiting.search['service'], 'firstCalls'), 0);
  const withSpare = replicas + 1;
  const connections = withSpare * BOUNDS.connections.value;
  const writes = PER_SECOND * WRITE_SHARE;
  const trailBytes = middle(waiting.writeCost, 'trailBytes');
  const walBytes = middle(waiting.writeCost, 'walBytes');
  const three = scale?.replicas[3];
  const latencyMs = (LATENCY_RANGE_MS.least + LATENCY_RANGE_MS.most) / 2;
  const perReplica = PER_SECOND / replicas;
  const gib = (/** @type {number} */ bytes) => `${number(bytes / 1_024 ** 3, 1)} GiB`;
  const day = 86_400;
  const cores = (/** @type {string} */ field) => number((PER_SECOND * middle(three, field)) / 1_000);

  const measured = [
    ['measured', 'figure', 'source'],
    [
      'processor time of a list of 20 rows, 32 callers, TLS',
      `${number(listMs)} ms`,
      `${RUN}: waiting.lists.32`,
    ],
    [
      'processor time of an audited update, 32 callers, TLS',
      `${number(updateMs)} ms`,
      `${RUN}: waiting.update`,
    ],
    [
      'the trail on disk, with its indexes',
      `${number(trailBytes, 0)} bytes a write`,
      `${RUN}: waiting.writeCost`,
    ],
    ['write-ahead log of Postgres', `${number(walBytes, 0)} bytes a write`, `${RUN}: waiting.writeCost`],
    [
      'processor time of Postgres',
      `${number(middle(three, 'postgresMs'))} ms a request of the mix`,
      `${RUN}: scale.replicas.3`,
    ],
    [
      'processor time of HAProxy',
      `${number(middle(three, 'proxyMs'))} ms a request of the mix`,
      `${RUN}: scale.replicas.3`,
    ],
    [
      'connections that 3 replicas opened',
      number(middle(three, 'connections'), 0),
      `${RUN}: scale.replicas.3`,
    ],
    ['resident memory at its highest', `${number(peakMib, 0)} MiB`, `${RUN}: cost.${node}.memory`],
  ];
  const needed = [
    ['needed', 'figure', 'how it comes about', 'source'],
    [
      ...['processor time a request', `${number(requestMs)} ms`],
      `${1 - WRITE_SHARE} × ${number(listMs)} + ${WRITE_SHARE} × ${number(updateMs)}`,
      'above; the share of writes is assumed',
    ],
    [
      ...['replicas, a core each', `${number(replicas, 0)}, and one to spare: ${number(withSpare, 0)}`],
      `${PER_SECOND} × ${number(requestMs)} ms is ${number((PER_SECOND * requestMs) / 1_000)} cores, used for ${USE * 100} %`,
      'above; the use is assumed',
    ],
    [
      ...['memory a replica', `${number(Math.ceil((2 * peakMib) / 256) * 256, 0)} MiB`],
      'twice the highest that was measured, in steps of 256',
      `${RUN}: cost.${node}.memory`,
    ],
    [
      ...['calls to Tencent in flight', number(PER_SECOND * (latencyMs / 1_000), 0)],
      `${PER_SECOND} × ${latencyMs} ms; a replica has room for ${BOUNDS.sockets.value}`,
      fileOf('sockets'),
    ],
    [
      ...['connections to Postgres', `at most ${number(connections, 0)}`],
      `${number(withSpare, 0)} × ${BOUNDS.connections.value}; set \`max_connections\` to ${number(connections + 20, 0)}, or use a [pooler](runbooks/pooler.md)`,
      fileOf('connections'),
    ],
    [
      ...['cores of Postgres', cores('postgresMs')],
      `${PER_SECOND} × ${number(middle(three, 'postgresMs'))} ms`,
      `${RUN}: scale.replicas.3`,
    ],
    [
      'cores of HAProxy',
      cores('proxyMs'),
      `${PER_SECOND} × ${number(middle(three, 'proxyMs'))} ms`,
      `${RUN}: scale.replicas.3`,
    ],
    [
      ...['reads of credentials', `at most ${PER_SECOND} a second, by key`],
      `a replica keeps ${BOUNDS.credentials.value.toLocaleString('en')} of ${TENANTS.toLocaleString('en')} for ${BOUNDS.credentialSeconds.value} s; where tenants come evenly, every other request or more reads its row`,
      fileOf('credentials'),
    ],
    [
      ...['rates that a replica shares', `at most ${number(perReplica * BOUNDS.rateSeconds.value, 0)}`],
      `${number(perReplica, 0)} requests a second, each of another account, for ${BOUNDS.rateSeconds.value} s; there is room for ${BOUNDS.rates.value.toLocaleString('en')}`,
      fileOf('rates'),
    ],
    [
      ...['trail', `${gib(writes * trailBytes * day)} a day, ${gib(trailBytes * 1e6)} a million writes`],
      `${writes} writes a second × ${number(trailBytes, 0)} bytes, if the day is as busy as its busiest second`,
      `${RUN}: waiting.writeCost`,
    ],
    [
      ...['write-ahead log', `${number((writes * walBytes) / 1_024 ** 2, 2)} MiB a second`],
      `${writes} × ${number(walBytes, 0)} bytes, for replication and backups`,
      `${RUN}: waiting.writeCost`,
    ],
  ];
  return `# Capacity: ${TENANTS.toLocaleString('en')} tenants, ${PER_SECOND.toLocaleString('en')} requests a second

Written by \`npm run bench\` from [benchmarks/latest.json](benchmarks/latest.json); do not edit. This is a calculation: what was
measured are the figures of the first table, on one machine with two cores. Everything else follows from them.

${conditionsOf(result)}
Node ${node}${scale ? `, HAProxy ${scale.haproxy}` : '; there was no HAProxy, so figures of replicas are missing'}, Postgres ${postgres}.

## Measured

${markdownTable(measured)}

## Needed

${markdownTable(needed)}

## What it rests on

- One request of ten is a write, the others are lists of 20 rows. A list of 100 rows costs
  ${number(rowsCost(100) / rowsCost(20), 1)} times as much (${RUN}: cost.${node}.lists).
- A search over 5,000 disks makes ${searchCalls} calls upstream (${RUN}: waiting.search): count it as that many lists of 100 rows.
- Replicas add no time as long as none is short of a core: see the part on replicas in [benchmarks.md](benchmarks.md).
- Tencent limits each account by itself ([\`published-limits.ts\`](../src/tencent/client/pipeline/published-limits.ts)): ${PER_SECOND.toLocaleString('en')} requests a second
  over ${TENANTS.toLocaleString('en')} accounts are ${number(PER_SECOND / TENANTS, 1)} a second each, far below any limit. Tenants that share one account share its limit.
- Rows of idempotency keys, which live for 24 hours, come on top for callers who send the header; they were not measured.
- The network between replicas, Postgres and HAProxy is a loopback here. A write waits for two commits
  ([\`audit-trail.ts\`](../src/audit/audit-trail.ts)), so each millisecond to Postgres adds two or more to a write, and none to a
  list whose credential is at hand.
- Replicas can be added and taken away at any time: what they share is in Postgres
  ([architecture](../README.md#how-it-is-built)).
`;
}
