import fc from 'fast-check';
import type { FaultRequest } from '../../../src/sandbox/fault/parse-fault.js';
import { INSTANCES } from './disk-model.js';
import { readTrouble, troubleOf } from './law-faults.js';

/** A disk by the order of its appearance, so that a step can be made before its disks are. */
export type DiskNumber = number;
export const NEVER_EXISTED: DiskNumber = -1;
export const IN_ANOTHER_REGION: DiskNumber = -2;

/** Of every step. */
interface Common {
  faults: FaultRequest[];
  /** The replica that gets the request; a second request goes to the other one. */
  replica: number;
  /** The same request twice at once. */
  twice: boolean;
  /** Whether so much time passes afterwards that reads show what was done. */
  timePasses: boolean;
}

interface OfDisks {
  disks: DiskNumber[];
}

export type Step = Common &
  (
    | { route: 'create'; count: number; prepaid: boolean; token: boolean }
    /** `also` are the disks of another delete that is sent at the same time. */
    | ({ route: 'delete'; also: DiskNumber[] } & OfDisks)
    | ({ route: 'attach'; instance: string } & OfDisks)
    /** `moved`: another program moves the first disk to another instance while the detach is under way. */
    | ({ route: 'detach'; instance: string; moved: boolean } & OfDisks)
    | ({ route: 'resize'; sizeGb: number } & OfDisks)
    | ({ route: 'update'; name: string } & OfDisks)
    /** `isStale`: with the deadline that the disk had at first, which is another one if anybody has paid since. */
    | ({ route: 'renew'; isStale: boolean } & OfDisks)
    | ({ route: 'recycle/restore' } & OfDisks)
    | ({ route: 'recycle/delete' } & OfDisks)
    | ({ route: 'charge_type/update'; prepaid: boolean } & OfDisks)
    | ({ route: 'inspect' } & OfDisks)
    | { route: 'list' }
  );

const disk: fc.Arbitrary<DiskNumber> = fc.oneof(
  { arbitrary: fc.nat(6), weight: 20 },
  { arbitrary: fc.constantFrom(NEVER_EXISTED, IN_ANOTHER_REGION), weight: 1 },
);
/** Mostly one or two. */
const disks = fc.oneof(
  { arbitrary: disk.map((number) => [number]), weight: 3 },
  { arbitrary: fc.uniqueArray(disk, { minLength: 1, maxLength: 4 }), weight: 2 },
);
const rarely = fc.constantFrom(false, false, false, true);

const common = (action: string | undefined) => ({
  faults: action === undefined ? readTrouble : troubleOf(action),
  replica: fc.nat(1),
  twice: rarely,
  timePasses: fc.boolean(),
});

const route = <const R extends string>(name: R) => fc.constant(name);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      route: route('delete'),
      disks,
      also: fc.oneof(
        { withCrossShrink: true },
        { arbitrary: fc.constant<DiskNumber[]>([]), weight: 4 },
        { arbitrary: disks, weight: 1 },
      ),
      ...common('TerminateDisks'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      route: route('create'),
      count: fc.constantFrom(1, 1, 2, 3),
      prepaid: fc.boolean(),
      token: fc.boolean(),
      ...common('CreateDisks'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      route: route('attach'),
      disks,
      instance: fc.constantFrom(...INSTANCES),
      ...common('AttachDisks'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      route: route('detach'),
      disks,
      instance: fc.constantFrom('', '', ...INSTANCES),
      moved: rarely,
      ...common('DetachDisks'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      route: route('resize'),
      disks,
      sizeGb: fc.integer({ min: 3, max: 8 }).map((tens) => tens * 10),
      ...common('ResizeDisk'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      route: route('update'),
      disks,
      name: fc.constantFrom('one', 'two'),
      ...common('ModifyDiskAttributes'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      route: route('renew'),
      disks,
      isStale: rarely,
      ...common('RenewDisk'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ route: route('recycle/restore'), disks, ...common('RenewDisk') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ route: route('recycle/delete'), disks, ...common('TerminateDisks') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      route: route('charge_type/update'),
      disks,
      prepaid: fc.boolean(),
      ...common('ModifyDisksChargeType'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ route: route('inspect'), disks, ...common(undefined) }) },
  { weight: 1, arbitrary: fc.record({ route: route('list'), ...common(undefined) }) },
);

/** Sequences of steps, as commands: a counter-example has only those that were carried out. */
export const sequencesOf = (
  carryOut: (step: Step) => Promise<void>,
): fc.Arbitrary<Iterable<fc.AsyncCommand<object, object>>> => {
  const command = step.map((chosen) => ({
    check: () => true,
    run: () => carryOut(chosen),
    toString: () => JSON.stringify(chosen),
  }));
  return fc.commands([command], { maxCommands: 8, size: 'max' });
};
