import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, RATE, REQUEST_TIMEOUT_MS } from './cluster.js';
import { SCENES } from './scenes.js';
import type { Recording, Scene } from './seconds.js';
import type { Acknowledged, Traffic } from './traffic.js';

export interface Mark {
  name: string;
  isMet: boolean;
  /** What was found, in a few words. */
  found: string;
  /** A miss means that something is wrong, not that the machine is slow. */
  isCorrectness: boolean;
}

/** The lease of a dead process, the pause between two sweeps, and a little for a busy machine. */
const SETTLED_MS = 25_000;
const GRACE_MS = 1_000;
const STOPPED_MS = 6_000;
const MOST_IN_A_SECOND = 24;
const LEAST_IN_A_SECOND = 15;
/** At the begin of the load the shares follow the demand. */
const WARM_UP_MS = 3_000;
const RECOVERED_MS = 5_000;
const MOST_MEMORY_MIB = 512;
/** Longer ones of the process that counts spoil the counts of calls in a second. */
const STALLED_MS = 150;
const SHOWN = 3;

const none = (name: string, failures: readonly string[], of: string): Mark => ({
  name,
  isMet: failures.length === 0,
  found: failures.length === 0 ? of : `${failures.length}: ${failures.slice(0, SHOWN).join('; ')}`,
  isCorrectness: true,
});

/** Waits until every write has an outcome, and compares the trail, the cloud and what callers were told. */
export async function correctness(cluster: Cluster, traffic: Traffic): Promise<Mark[]> {
  const { gate } = cluster;
  const open = await untilSettled(cluster);
  const rows = await cluster.query<{ audit_id: string; request_id: string; outcome: string | null }>(
    `SELECT i.audit_id, i.request_id, o.outcome FROM audit_event i
       LEFT JOIN audit_event o ON o.audit_id = i.audit_id AND o.kind = 'outcome' WHERE i.kind = 'intent'`,
  );
  const outcomes = new Map(rows.map(({ audit_id, outcome }) => [audit_id, outcome]));
  const requests = new Set(rows.map(({ request_id }) => request_id));
  const withoutRow = gate.writes.filter(({ traceId }) => !requests.has(traceId));
  const unlike = traffic.acknowledged.filter(({ operationId }) => outcomes.get(operationId) !== 'succeeded');
  const proof = JSON.parse(await cluster.verifyTrail()) as { Sound: boolean };
  const badExits = cluster.exits.filter(({ code }) => code !== 0);
  const acknowledged = `${traffic.acknowledged.length} acknowledged`;
  return [
    none('an outcome for every write', open === 0 ? [] : [`${open} open`], `${rows.length} writes`),
    none(
      'an audit row for every write that was sent',
      withoutRow.map(({ action, traceId }) => `${action} ${traceId}`),
      `${gate.writes.length} calls`,
    ),
    none('the trail says of every acknowledged write that it succeeded', unlike.map(asText), acknowledged),
    ...(await againstTheCloud(cluster, traffic)),
    none('the trail is sound', proof.Sound ? [] : ['audit verify'], 'audit verify'),
    {
      name: 'one call at a time for an instance',
      isMet: gate.mostForOneInstance === 1,
      found: `${gate.mostForOneInstance} at most`,
      isCorrectness: true,
    },
    none('no HTTP 500 and no answer of another shape', traffic.defects, 'none'),
    none('every log line is JSON', cluster.oddLines, 'all'),
    none(
      'exit 0 on SIGTERM',
      badExits.map((exit) => JSON.stringify(exit)),
      `${cluster.exits.length} exits`,
    ),
  ];
}

const asText = ({ route, name, operationId }: Acknowledged) => `${route} ${name} ${operationId}`;

/** Every acknowledged write took place, once. */
async function againstTheCloud(
  { sandbox, gate }: Cluster,
  { acknowledged, toDelete }: Traffic,
): Promise<Mark[]> {
  const response = await fetch(`${sandbox.origin}/_sandbox/state`);
  const { Accounts } = (await response.json()) as {
    Accounts: { Regions: Record<string, { DiskId: string; DiskName: string; DiskSize: number }[]> }[];
  };
  const disks = Accounts.flatMap(({ Regions }) => Object.values(Regions).flat());
  const byId = new Map(disks.map((disk) => [disk.DiskId, disk]));
  const ids = new Map<string, Set<string>>();
  const note = (name: string, id: string) => ids.set(name, (ids.get(name) ?? new Set()).add(id));
  for (const { DiskName, DiskId } of disks) if (DiskName.startsWith('soak-')) note(DiskName, DiskId);
  for (const { route, name, diskId } of acknowledged) if (route === 'disk/create') note(name, diskId);
  // Two tokens can make a second disk, even when it has been deleted since.
  const tokens = new Map<string, Set<string>>();
  for (const { action, params } of gate.writes) {
    const { DiskName = '', ClientToken = '' } = params;
    if (action === 'CreateDisks') tokens.set(DiskName, (tokens.get(DiskName) ?? new Set()).add(ClientToken));
  }
  const of = (route: string) => acknowledged.filter((one) => one.route === `disk/${route}`);
  const lost = of('create').filter(({ diskId }) => !byId.has(diskId) && !toDelete.has(diskId));
  const small = of('resize').filter(({ diskId }) => (byId.get(diskId)?.DiskSize ?? 40) !== 40);
  const twice = [...ids, ...tokens].filter(([, values]) => values.size > 1).map(([name]) => name);
  return [
    none('no acknowledged write is lost', [...lost, ...small].map(asText), `${acknowledged.length}`),
    none('no write is carried out twice', [...new Set(twice)], `${tokens.size} disks ordered`),
  ];
}

async function untilSettled(cluster: Cluster): Promise<number> {
  const until = performance.now() + SETTLED_MS;
  for (;;) {
    const [row] = await cluster.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_pending');
    if (row!.n === 0 || performance.now() > until) return row!.n;
    await sleep(200);
  }
}

/** Marks that a slow machine may miss. */
export function figuresOf(recording: Recording, traffic: Traffic): Mark[] {
  const { scenes } = recording;
  const kindOf = ({ name }: Scene) => SCENES.find((kind) => kind.name === name)!;
  const smooth = scenes.filter((scene) => kindOf(scene).isSmooth);
  const failed = smooth.flatMap((scene) =>
    recording
      .answersIn(scene)
      .filter(({ outcome }) => outcome !== '0')
      .map(({ outcome }) => `${scene.name}: ${outcome}`),
  );
  const answered = smooth.reduce((sum, scene) => sum + recording.answersIn(scene).length, 0);
  const withRate = scenes.filter((scene) => kindOf(scene).hasRate);
  const least = leastInASecond(recording, withRate);
  const most = mostInASecond(recording.busyArrivals());
  const strict = [...withRate, ...scenes.filter(({ name }) => name === 'account that throttles')];
  const reads = strict.flatMap((scene) => recording.answersIn(scene, true));
  const served = reads.filter(({ outcome }) => outcome === '0').length / reads.length;
  const seconds = recording.seconds();
  const calls = seconds.reduce((sum, second) => sum + second.calls, 0);
  const throttled = seconds.reduce((sum, second) => sum + second.throttled, 0) / calls;
  const back = backAfter(recording);
  const memory = Math.max(...seconds.flatMap((second) => second.memory));
  const mark = (name: string, isMet: boolean, found: string): Mark => ({
    name,
    isMet,
    found,
    isCorrectness: false,
  });
  return [
    mark(
      'calm, restarts, pooler and upgrade: no request fails',
      failed.length === 0,
      failed.length === 0
        ? `0 of ${answered}`
        : `${failed.length} of ${answered}: ${[...new Set(failed)].join(', ')}`,
    ),
    mark(
      `one rate of ${RATE}: at most ${MOST_IN_A_SECOND} calls in any second`,
      most <= MOST_IN_A_SECOND,
      `${most}`,
    ),
    mark(
      `one rate of ${RATE}: at least ${LEAST_IN_A_SECOND} calls in every second`,
      least.count >= LEAST_IN_A_SECOND,
      `${least.count} (${least.scene})`,
    ),
    mark('at most 10 % of the calls throttled', throttled <= 0.1, percent(throttled)),
    mark('at least 90 % of the reads with too much demand served', served >= 0.9, percent(served)),
    mark(
      'every answer in time',
      traffic.slowestMs < REQUEST_TIMEOUT_MS + STOPPED_MS + GRACE_MS,
      `${Math.round(traffic.slowestMs)} ms, the time in which a replica is stopped included`,
    ),
    mark(`no replica over ${MOST_MEMORY_MIB} MiB`, memory <= MOST_MEMORY_MIB, `${memory} MiB`),
    mark(
      `the process that counts did not stall for ${STALLED_MS} ms`,
      recording.longestStallMs <= STALLED_MS,
      `${recording.longestStallMs} ms`,
    ),
    mark('writes go on 5 s after Postgres is back', back <= RECOVERED_MS, `${Math.round(back)} ms`),
  ];
}

/** Milliseconds from the start of Postgres to the last refusal for want of it. */
function backAfter(recording: Recording): number {
  const back = recording.scenes.find(({ name }) => name === 'Postgres back')!;
  const last = recording.answersIn(back).findLast(({ outcome }) => outcome === '10011');
  return last ? last.at - back.from : 0;
}

export function mostInASecond(arrivals: readonly number[]): number {
  let first = 0;
  return arrivals.reduce((most, at, last) => {
    while (arrivals[first]! <= at - 1_000) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

export function leastInASecond(
  recording: Recording,
  scenes: readonly Scene[],
): { count: number; scene: string } {
  const counts = scenes.flatMap(({ name, from, to }) => {
    const arrivals = recording.busyArrivals(from, to);
    const begin = Math.max(from, recording.begun + WARM_UP_MS);
    return Array.from({ length: Math.max(0, Math.floor((to - begin) / 1_000)) }, (_, n) => ({
      scene: name,
      count: arrivals.filter((at) => at >= begin + n * 1_000 && at < begin + (n + 1) * 1_000).length,
    }));
  });
  return counts.toSorted((a, b) => a.count - b.count)[0] ?? { count: 0, scene: 'none' };
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
