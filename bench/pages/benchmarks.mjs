import { markdownTable } from './format.mjs';
import { conditionsOf } from './result.mjs';
import {
  costRows,
  floorRows,
  loopRows,
  otherRows,
  scaleRows,
  searchRows,
  targetRows,
  waitingRows,
} from './tables.mjs';

/** docs/benchmarks.md. @param {import('./result.mjs').Result} result */
export function benchmarksPage(result) {
  const { measurements, targets } = result;
  const { waiting, cost, scale } = measurements;
  const versions = Object.keys(cost);
  return `# Benchmarks

Written by \`npm run bench\` from [benchmarks/latest.json](benchmarks/latest.json); do not edit. What is compared, and
how, is below the figures. What the figures mean for many tenants and replicas is in [capacity.md](capacity.md).

${conditionsOf(result)}

## Targets

A figure is the median of the rounds, with the lowest and the highest round behind it. A target that was not reached stays
here as MISS.

${markdownTable(targetRows(targets))}

## What people wait for

Node ${waiting.node}. Tencent answers over TLS after 20 to 60 ms, for 200 tenants. "Own" is the time of a request without the
latency of its call to Tencent, which the benchmark knows; "added" is that of a subject less that of the SDK alone, in the
same round. With 128 callers and nothing else to wait for, every subject is at the end of its processor.

![Added time](benchmarks/added.svg)

${markdownTable(waitingRows(measurements))}

![Search](benchmarks/search.svg)

![Writes](benchmarks/writes.svg)

![Disks of all regions](benchmarks/distribution.svg)

${markdownTable(searchRows(measurements))}

![Event-loop delay](benchmarks/loop.svg)

${markdownTable(loopRows(measurements))}

The service keeps to the published rates here, as in production: ${waiting.throttled.calls.toLocaleString('en')} of its calls waited
for a turn, ${waiting.throttled.seconds.toFixed(1)} s in all. These are pages of searches, and calls of an account that was not used for five
seconds, whose share of the rate has to be asked for in Postgres.

## Replicas
${
  scale
    ? `
Node ${scale.node}, HAProxy ${scale.haproxy}, Postgres ${measurements.postgres}. Requests begin at 300 a second at random moments, whether or
not earlier ones were answered; nine of ten are lists of 20 rows, the tenth is an audited update. Replicas may use both
cores, which they share with the callers, HAProxy, Postgres and the stand-in.

![Replicas](benchmarks/replicas.svg)

${markdownTable(scaleRows(measurements))}`
    : '\nNot measured in this run: there was no HAProxy.'
}

## The cost of a request

Tencent answers at once and over plain HTTP, so that only the processor time counts.

![Processor time](benchmarks/processor.svg)

![Throughput with 32 callers](benchmarks/throughput.svg)

![Latency with one caller](benchmarks/latency.svg)
${versions.map((node) => `\n### Node ${node}\n\n${markdownTable(costRows(measurements, node))}\n`).join('')}
What limits the throughput with 32 callers: every subject computes in one thread, and even without a framework the
reading, mapping and writing of a list takes what the first two columns say. A target above them cannot be reached by
making the rest faster; the third column shows what is left to gain.

${markdownTable(floorRows(measurements))}

## Start and memory

![Start-up](benchmarks/start-up.svg)

![Memory](benchmarks/memory.svg)

${markdownTable(otherRows(measurements))}

${METHOD}`;
}

const METHOD = `## What is compared

- **This service** runs from \`dist/bundle/main.js\` with the flags of the image, as in production: authentication on (callers use an
  API key), validation, a log line and metrics for every request, credentials sealed in Postgres. For the cost of a request
  \`TENCENT_RATE_PER_SECOND\` is raised, as all requests go to few accounts; for what people wait for it is not.
- **Express + SDK** is the simplest program: \`express.json()\`, a new SDK client in each handler, the reply mapped to the
  same JSON. It has no validation, no authentication, no trail and no log, and keeps the keys in plain memory. It searches by
  reading page after page.
- **SDK alone** is a loop around the client, one client an account, with no HTTP server in front.
- **The work alone** is a bare \`node:http\` server that signs by hand, calls over undici and maps the reply as the service
  does, with nothing else: no authentication, validation, limit, retry, log line or framework. It shows the least that the work
  takes; no optimisation of the service can go below it. It searches with eight calls in flight, as the service does.
- **Tencent** is a stand-in process that writes replies made beforehand, without checking signatures. It is the same for
  all subjects. The latency of a call follows from the number in its request, evenly spread from 20 to 60 ms, so that each
  subject meets the same latencies in a round. For \`distributed/inspect\` a call takes as long as its region is away.
- The subject has one core to itself; callers, stand-in, Postgres and HAProxy have the other one (\`taskset\`). For start-up and
  replicas nothing is pinned. All are on loopback; connections to Tencent stay open between requests, as all subjects keep them.
- Postgres is a server of its own with the settings of its package; every commit is flushed to the disk.
- Every request differs from every other, so that reads which the service shares between identical requests in flight give it no
  advantage. Every reply is checked for its status and its number of rows.

## How

Subjects and versions of Node take turns in every round, so that a change of the machine's speed affects all of them. A figure
is the median of the rounds; a ratio or a difference is the median of those of each round. Each measurement has its own
warm-up, and one more round before the first is not counted. Processor time is that of the subject's process with all its
threads. The event-loop delay is that of \`monitorEventLoopDelay\` with its smallest resolution of 1 ms, which is not taken off; the
metric beside it, which the service has itself, holds the 10 ms of its own timer. One of a hundred requests of the mixed load
is a search over 5,000 disks, ten are updates, half are lists of 100 rows, the others of 20. Memory is \`VmRSS\`.

    BENCH_NODE=/path/to/node24 npm run bench

measures on the Node that runs it and on the one of \`BENCH_NODE\`, and writes this page, \`capacity.md\`, the figures in both
READMEs and the plots; what people wait for and replicas are measured on the one of \`BENCH_NODE\`. \`BENCH_QUICK=1\` does one short
round and writes nothing: it shows that everything still runs. \`--rounds <n>\` changes the number of rounds, \`--pages\` writes
the pages again from the figures that are there.
`;
