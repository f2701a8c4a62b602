import fc from 'fast-check';
import type { FaultRequest } from '../../../src/sandbox/fault/parse-fault.js';

export const LAG_MS = 5_000;

const times = fc.constantFrom(1, 1, 2, 3);

/** Replies of a wrong shape. An empty page that looks right is not among them: nobody could tell. */
const BROKEN_ROWS: object[] = [
  {},
  { TotalCount: 1 },
  { TotalCount: 1, DiskSet: null },
  { TotalCount: 'many', DiskSet: [] },
  { TotalCount: -1, DiskSet: [] },
  { TotalCount: 1, DiskSet: [null] },
  { TotalCount: 1, DiskSet: [{}] },
  { TotalCount: 1, DiskSet: 'x' },
  { Response: {} },
];
const BROKEN_IDS: object[] = [
  {},
  { DiskIdSet: [] },
  { DiskIdSet: [null] },
  { DiskIdSet: [123] },
  { DiskIdSet: 'disk-giys4n0i' },
];

const lost = (Action: string): fc.Arbitrary<FaultRequest> =>
  fc.oneof(
    fc.record({
      Action: fc.constant(Action),
      Fault: fc.constant('drop-after-commit' as const),
      Times: times,
    }),
    fc.record({
      Action: fc.constant(Action),
      Fault: fc.constant('error-after-commit' as const),
      Times: times,
    }),
    fc.record({
      Action: fc.constant(Action),
      Fault: fc.constant('html-after-commit' as const),
      Status: fc.constantFrom(502, 504, 429),
      Times: times,
    }),
    fc.record({ Action: fc.constant(Action), Fault: fc.constant('truncate' as const), Times: times }),
  );

const notDone = (Action: string): fc.Arbitrary<FaultRequest> =>
  fc.oneof(
    fc.record({ Action: fc.constant(Action), Fault: fc.constant('error' as const), Times: times }),
    fc.record({ Action: fc.constant(Action), Fault: fc.constant('reset' as const), Times: times }),
    fc.record({
      Action: fc.constant(Action),
      Fault: fc.constant('html' as const),
      Status: fc.constantFrom(502, 429),
      Times: times,
    }),
  );

const broken = (Action: string, bodies: object[]): fc.Arbitrary<FaultRequest> =>
  fc.record({
    Action: fc.constant(Action),
    Fault: fc.constant('reply' as const),
    Body: fc.constantFrom(...bodies),
    Times: times,
  });

const lag = fc.record({
  Action: fc.constant('DescribeDisks'),
  Fault: fc.constant('lag' as const),
  LatencyMs: fc.constant(LAG_MS),
  Times: fc.constantFrom(1, 2, 100),
});

const readFault: fc.Arbitrary<FaultRequest> = fc.oneof(
  { arbitrary: lag, weight: 3 },
  { arbitrary: broken('DescribeDisks', BROKEN_ROWS), weight: 2 },
  { arbitrary: notDone('DescribeDisks'), weight: 1 },
);

const none = fc.constant<FaultRequest[]>([]);

/** Every second time; a counter-example has only the faults that it needs. */
const maybe = (fault: fc.Arbitrary<FaultRequest>): fc.Arbitrary<FaultRequest[]> =>
  fc.oneof(
    { withCrossShrink: true },
    none,
    fault.map((one) => [one]),
  );

/** Trouble for one request that calls `action` and reads disks. */
export function troubleOf(action: string): fc.Arbitrary<FaultRequest[]> {
  const write = fc.oneof(
    { arbitrary: lost(action), weight: 3 },
    { arbitrary: notDone(action), weight: 2 },
    ...(action === 'CreateDisks' ? [{ arbitrary: broken(action, BROKEN_IDS), weight: 2 }] : []),
  );
  return fc.tuple(maybe(write), maybe(readFault)).map((faults) => faults.flat());
}

/** Trouble for one request that only reads. */
export const readTrouble: fc.Arbitrary<FaultRequest[]> = maybe(readFault);
