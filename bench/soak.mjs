// npm run soak -- --minutes 5: mixed traffic in bad weather, and what has to hold afterwards.
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../scripts/build.mjs';
import { check } from './soak/checks.mjs';
import { Traffic } from './soak/traffic.mjs';
import { Watch } from './soak/watch.mjs';
import { Weather } from './soak/fault-schedule.mjs';
import { World } from './soak/world.mjs';

const TENANTS = 5;
/** In calm, so that nothing is under way when it is counted. */
const CALM_MS = 5_000;
/** Of each list of faults, in the summary. */
const SHOWN = 10;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes must be a number above 0');

buildIfStale();
const world = await World.start(TENANTS);
try {
  const watch = new Watch(world);
  const traffic = new Traffic(world);
  const weather = new Weather(world);
  const end = performance.now() + minutes * 60_000;
  while (performance.now() < end && !world.isDown) await sleep(500);
  if (world.isDown) throw new Error(`the service ended by itself: ${world.lastWords}`);
  await weather.stop();
  await sleep(CALM_MS);
  await traffic.stop();
  await watch.stop();
  const { results, figures } = await check(world, watch, traffic);
  const failed = Object.entries(results).filter(([, faults]) => faults.length > 0);
  const { requests, outcomes, slowestMs } = traffic;
  console.log(
    JSON.stringify(
      {
        minutes,
        requests,
        slowestMs: Math.round(slowestMs),
        upstreamCalls: watch.known.size,
        upstreamWrites: watch.writes.length,
        logLines: world.lines.all,
        ...figures,
        weather: weather.counts,
        outcomes,
        checks: Object.fromEntries(
          Object.entries(results).map(([name, faults]) => [
            name,
            faults.length === 0 ? 'ok' : { faults: faults.length, first: faults.slice(0, SHOWN) },
          ]),
        ),
      },
      null,
      2,
    ),
  );
  console.log(failed.length === 0 ? 'PASS' : `FAIL: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  await world.close();
}
