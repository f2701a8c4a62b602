// npm run soak -- --minutes 5 sends mixed traffic while faults are injected, then checks the results.
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../scripts/build.mjs';
import { check } from './soak/checks.mjs';
import { Traffic } from './soak/traffic.mjs';
import { Monitor } from './soak/monitor.mjs';
import { FaultSchedule } from './soak/fault-schedule.mjs';
import { SoakEnvironment } from './soak/environment.mjs';

const TENANTS = 5;
/** Without faults, so that no operation is under way when the checks begin. */
const SETTLE_MS = 5_000;
/** Failures of each check that the summary shows. */
const SHOWN = 10;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes must be a number above 0');

buildIfStale();
const environment = await SoakEnvironment.start(TENANTS);
try {
  const monitor = new Monitor(environment);
  const traffic = new Traffic(environment);
  const faults = new FaultSchedule(environment);
  const end = performance.now() + minutes * 60_000;
  while (performance.now() < end && !environment.isDown) await sleep(500);
  if (environment.isDown) throw new Error(`the service ended by itself: ${environment.lastOutput}`);
  await faults.stop();
  await sleep(SETTLE_MS);
  await traffic.stop();
  await monitor.stop();
  const { results, figures } = await check(environment, monitor, traffic);
  const failed = Object.entries(results).filter(([, failures]) => failures.length > 0);
  const { requests, outcomes, slowestMs } = traffic;
  console.log(
    JSON.stringify(
      {
        minutes,
        requests,
        slowestMs: Math.round(slowestMs),
        upstreamCalls: monitor.known.size,
        upstreamWrites: monitor.writes.length,
        logLines: environment.lines.all,
        ...figures,
        faults: faults.counts,
        outcomes,
        checks: Object.fromEntries(
          Object.entries(results).map(([name, failures]) => [
            name,
            failures.length === 0 ? 'ok' : { failures: failures.length, first: failures.slice(0, SHOWN) },
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
  await environment.close();
}
