import type { Reply } from '../service.fixture.js';
import type { Step } from './law-steps.js';
import { partsOf, type TrueDisk, type Truth } from './law-truth.js';
import type { World } from './law-world.js';

export interface Sent {
  body: Record<string, unknown>;
  ids: string[];
  reply: Reply;
}

/** What another program did meanwhile. */
export interface Moved {
  id: string;
  to: string;
}

export interface Happened {
  world: World;
  step: Step;
  sent: Sent[];
  before: Truth;
  after: Truth;
  moved: Moved | undefined;
  /** Reads were answered as of an earlier moment. */
  isLate: boolean;
}

/**
 * No prepaid disk is irrecoverable unless `disk/recycle/delete` named it, nothing is paid twice, what nobody named is as it was, a detach detached from where it was asked to, and
 * every reply of success is true.
 */
export function breaches(happened: Happened): string[] {
  return [
    ...happened.after.purged
      .filter(({ DiskId }) => !happened.world.purgeable.has(DiskId))
      .map(({ DiskId }) => `the prepaid disk ${DiskId} is gone for good`),
    ...paidUnasked(happened),
    ...touchedUnasked(happened),
    ...detachedElsewhere(happened),
    ...happened.sent.flatMap((sent) => falseReply(happened, sent)),
  ];
}

function touchedUnasked({ sent, before, after, moved }: Happened): string[] {
  const asked = new Set(sent.flatMap(({ ids }) => ids));
  const others = [...before.disks].filter(([id]) => !asked.has(id) && id !== moved?.id);
  return others
    .filter(([id, disk]) => !same(after.disks.get(id), disk))
    .map(([id]) => `nobody asked to change ${id}`);
}

/** A step pays for a disk once at most, and a renewal only from the deadline on that the caller expects. */
function paidUnasked({ step, sent, before, after }: Happened): string[] {
  return [...before.disks].flatMap(([id, { DeadlineTime: from }]) => {
    const to = after.disks.get(id)?.DeadlineTime ?? '';
    if (from === '' || to === '' || to === from) return [];
    const isAsked = sent.some(({ body, ids }) => ids.includes(id) && mayPay(step, body, from));
    if (!isAsked) return [`nobody asked to pay for ${id} from ${from} on`];
    return monthsBetween(from, to) === 1 ? [] : [`${id} was paid for from ${from} to ${to}`];
  });
}

const mayPay = ({ route }: Step, body: Record<string, unknown>, deadline: string): boolean =>
  route === 'recycle/restore' || (route === 'renew' && body['ExpectedDeadlineTime'] === deadline);

const monthsBetween = (from: string, to: string): number => {
  const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return month(to) - month(from);
};

function detachedElsewhere({ step, sent, before, after, moved }: Happened): string[] {
  if (step.route !== 'detach') return [];
  if (moved && after.instanceOf(moved.id) !== moved.to)
    return [`${moved.id} was detached from ${moved.to}, where it was not when the request began`];
  return sent
    .flatMap(({ ids }) => ids)
    .filter((id) => id !== moved?.id && step.instance !== '' && before.instanceOf(id) !== step.instance)
    .filter((id) => after.instanceOf(id) !== before.instanceOf(id))
    .map((id) => `${id} was detached from ${before.instanceOf(id)}, which the caller did not name`);
}

/** What a reply says that is not so. */
function falseReply(happened: Happened, sent: Sent): string[] {
  const { step, isLate, after } = happened;
  const { reply, ids } = sent;
  if (reply.status === 500) return [`${step.route} ended in an internal error: ${reply.body.desc}`];
  if (reply.status === 404 && !isLate && ids.every((id) => after.disks.has(id)))
    return [`${step.route} did not find ${ids.join(', ')}, which exist`];
  const isSuccess = reply.status === 200 && reply.body.scode === 0;
  if (step.route === 'create') return isSuccess ? falseCreate(happened, sent) : tooManyCreated(happened);
  if (step.route === 'inspect' || step.route === 'list')
    return isSuccess && !isLate ? falseRows(happened, sent) : [];
  return doneIn(reply, ids).flatMap(({ id, isExplained }) => {
    const fault = falseSuccess(happened, id, isExplained);
    return fault ? [`${step.route} of ${id} is no success: ${fault}`] : [];
  });
}

/** The disks that the reply calls done, each with whether it says more of it than that. */
function doneIn({ status, body }: Reply, ids: string[]): { id: string; isExplained: boolean }[] {
  const rows = (body.data?.Results ?? []) as { DiskId: string; scode: number; desc: string }[];
  const done =
    status === 200 && body.scode === 0
      ? ids
      : rows.filter(({ scode }) => scode === 0).map(({ DiskId }) => DiskId);
  return done.map((id) => {
    const row = rows.find(({ DiskId }) => DiskId === id);
    return { id, isExplained: body.desc.includes(id) || Boolean(row?.desc) };
  });
}

function falseSuccess(happened: Happened, id: string, isExplained: boolean): string | undefined {
  const { step, before, after, moved } = happened;
  const disk = after.disks.get(id);
  switch (step.route) {
    case 'delete':
      if (!after.knows(id)) return 'it never was in this region';
      if (after.isGoneOrRecycled(id)) return undefined;
      if (!mayHaveBeenSent(happened, id)) return `it is ${disk?.DiskState}`;
      return isExplained
        ? undefined
        : `it is ${disk?.DiskState}, and desc does not say that it was sent before`;
    case 'attach':
      return disk?.InstanceId === step.instance ? undefined : `it is on ${disk?.InstanceId || 'no instance'}`;
    case 'detach': {
      if (!after.knows(id)) return 'it never was in this region';
      const from = step.instance || before.instanceOf(id);
      if (from !== '' && after.instanceOf(id) === from) return `it is on ${from}`;
      const isDetached = step.instance !== '' || id === moved?.id || after.instanceOf(id) === '';
      return isDetached ? undefined : `it is on ${after.instanceOf(id)}`;
    }
    case 'resize':
      return disk?.DiskSize === step.sizeGb ? undefined : `it has ${disk?.DiskSize} GiB`;
    case 'update':
      return disk?.DiskName === step.name ? undefined : `its name is ${disk?.DiskName}`;
    case 'renew':
      return disk?.DeadlineTime !== before.disks.get(id)?.DeadlineTime ? undefined : 'it was not paid for';
    case 'recycle/restore':
      return disk && disk.DiskState !== 'TORECYCLE' ? undefined : `it is ${disk?.DiskState ?? 'gone'}`;
    case 'recycle/delete':
      if (!after.knows(id)) return 'it never was in this region';
      return after.deleted.has(id) || isExplained ? undefined : `it is ${disk?.DiskState}`;
    case 'charge_type/update': {
      const wanted = step.prepaid ? 'PREPAID' : 'POSTPAID_BY_HOUR';
      return disk?.DiskChargeType === wanted ? undefined : `it is ${disk?.DiskChargeType}`;
    }
    default:
      return `nothing is known of ${step.route}`;
  }
}

/** A prepaid disk whose termination was sent, and nobody knows how it ended: it is not sent again for a while. */
function mayHaveBeenSent({ world, after }: Happened, id: string): boolean {
  const isPrepaid = after.disks.get(id)?.DiskChargeType === 'PREPAID';
  const isUnknown = ({ Outcome, Code }: { Outcome: string; Code: string }) =>
    Outcome.startsWith('fault:') && Code !== 'RequestLimitExceeded';
  const sent = world
    .callsOf('TerminateDisks')
    .filter(({ Params }) => (Params['DiskIds'] as string[]).includes(id));
  return isPrepaid && sent.some(isUnknown);
}

function falseCreate(happened: Happened, { reply }: Sent): string[] {
  const { step, before, after } = happened;
  if (step.route !== 'create') return [];
  const ids = (reply.body.data?.DiskIdSet ?? []) as string[];
  const chargeType = step.prepaid ? 'PREPAID' : 'POSTPAID_BY_HOUR';
  const wrong = ids.filter(
    (id) => before.disks.has(id) || after.disks.get(id)?.DiskChargeType !== chargeType,
  );
  return [
    ...(new Set(ids).size === step.count ? [] : [`create of ${step.count} answers ${JSON.stringify(ids)}`]),
    ...wrong.map((id) => `create answers ${id}, which is no new disk of that kind`),
    ...tooManyCreated(happened),
  ];
}

/** Disks cost money: never more than were asked for, and with one ClientToken no more than one request asks for. */
function tooManyCreated({ step, sent, before, after }: Happened): string[] {
  if (step.route !== 'create') return [];
  const most = step.count * (step.token ? 1 : sent.length);
  const made = [...after.disks.keys()].filter((id) => !before.disks.has(id)).length;
  return made <= most ? [] : [`${made} disks were created, ${most} were asked for`];
}

function falseRows({ step, after }: Happened, { reply, ids }: Sent): string[] {
  const { data } = reply.body;
  const wanted =
    step.route === 'list' ? [...after.disks.values()] : ids.flatMap((id) => after.disks.get(id) ?? []);
  const rows = ((data.List ?? [data]) as object[]).map(partsOf);
  const sorted = (disks: TrueDisk[]) => disks.toSorted((a, b) => (a.DiskId < b.DiskId ? -1 : 1));
  if (same(sorted(rows), sorted(wanted))) return [];
  return [`${step.route} shows ${JSON.stringify(rows)}, but there is ${JSON.stringify(wanted)}`];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
