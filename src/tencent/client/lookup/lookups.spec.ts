import { verbatim } from '../../../errors/words.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../../../test/builders/a-request-context.js';
import { Scope } from '../../../common/request/scope.js';
import type { WriteMarks } from '../../../credential/write-marks.js';
import { AppError } from '../../../errors/app.error.js';
import type { CloudSession } from '../cloud-session.js';
import { type Lookup, Lookups } from './lookups.js';

const PRICE: Lookup = {
  name: 'price',
  params: { size: 20 },
  freshSeconds: 60,
  keptSeconds: 120,
  changesWithWrites: false,
};
const FAILURE = new AppError('TENCENT_INTERNAL', verbatim('broken'));

interface Given {
  tenant?: string;
  region?: string;
  credentialId?: string;
  credentialVersion?: number;
}

function aSession({ tenant = 'tenant', region = 'ap-guangzhou', ...credential }: Given = {}): CloudSession {
  const scope = Scope.of(aRequestContext(), { TenantUuid: tenant, ClusterUuid: 'c', Region: region });
  const session = { scope, credentialId: 'one', credentialVersion: 1, ...credential };
  return { ...session, inBackground: () => ({ ...session, isBackground: true }) } as unknown as CloudSession;
}

describe(Lookups.name, () => {
  let lookups: Lookups;
  let mark: string | undefined;
  let next = 0;
  const read = vi.fn(async (_session: CloudSession) => ({ value: ++next }));
  const find = async (given: Given = {}, lookup: Partial<Lookup> = {}) => {
    const found = await lookups.find(aSession(given), { ...PRICE, ...lookup }, read);
    return [found.value.value, found.maxAgeSeconds];
  };
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
    read.mockReset();
    read.mockImplementation(async () => ({ value: ++next }));
    next = 0;
    mark = 'mark';
    lookups = new Lookups({ current: async () => mark } as unknown as WriteMarks);
  });
  afterEach(() => void vi.useRealTimers());

  it('answers what is known and says how long it is still good', async () => {
    expect(await find()).toEqual([1, 60]);
    await pass(20.5);
    expect(await find()).toEqual([1, 39]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('answers an older value at once and renews it once, in the background', async () => {
    await find();
    await pass(60);
    let finish = (_value: { value: number }) => undefined as void;
    read.mockImplementation(() => new Promise((resolve) => void (finish = resolve)));
    expect(await Promise.all([find(), find(), find()])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(read).toHaveBeenCalledTimes(2);
    expect(read.mock.calls[1]![0]).toMatchObject({ isBackground: true });
    finish({ value: 7 });
    await pass(0);
    expect(await find()).toEqual([7, 60]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps what is known while a renewal fails, tries again, and in the end tells the failure', async () => {
    await find();
    await pass(60);
    read.mockRejectedValue(FAILURE);
    expect(await find()).toEqual([1, 0]);
    await pass(1);
    expect(await find()).toEqual([1, 0]);
    expect(read).toHaveBeenCalledTimes(3);
    await pass(60);
    await expect(find()).rejects.toBe(FAILURE);
  });

  it('remembers no failure', async () => {
    read.mockRejectedValueOnce(FAILURE);
    await expect(find()).rejects.toBe(FAILURE);
    expect(await find()).toEqual([1, 60]);
  });

  it('reads anew what is too old', async () => {
    await find();
    await pass(120);
    expect(await find()).toEqual([2, 60]);
  });

  it.each([
    ['another tenant', { tenant: 'other' }, {}],
    ['another credential', { credentialId: 'two' }, {}],
    ['a changed credential', { credentialVersion: 2 }, {}],
    ['another region', { region: 'ap-shanghai' }, {}],
    ['other parameters', {}, { params: { size: 21 } }],
    ['another lookup', {}, { name: 'stock' }],
  ])('does not share with %s', async (_who, given, lookup) => {
    await find();
    expect(await find(given, lookup)).toEqual([2, 60]);
  });

  it('is the same in all regions where that is said', async () => {
    await find({}, { ofRegion: false });
    expect(await find({ region: 'ap-shanghai' }, { ofRegion: false })).toEqual([1, 60]);
  });

  it('forgets after a write where that can change the value', async () => {
    await find({}, { changesWithWrites: true });
    expect(await find({}, { changesWithWrites: true })).toEqual([1, 60]);
    mark = 'after a write';
    expect(await find({}, { changesWithWrites: true })).toEqual([2, 60]);
  });

  it('remembers nothing that writes can change while it is not known whether there were any', async () => {
    mark = undefined;
    expect(await find({}, { changesWithWrites: true })).toEqual([1, 0]);
    expect(await find({}, { changesWithWrites: true })).toEqual([2, 0]);
    expect(await find()).toEqual([3, 60]);
  });

  it('keeps a bounded number, however many different things are looked up', async () => {
    const session = aSession();
    let reads = 0;
    const look = (size: number) =>
      lookups.find(session, { ...PRICE, params: { size } }, async () => ({ value: ++reads }));
    for (let size = 0; size < 100_000; size += 1) await look(size);
    // The newest first: each that is read anew takes the place of the oldest.
    for (let size = 99_999; size >= 99_000; size -= 1) await look(size);
    expect(reads).toBe(100_000 + 1_000 - 200);
  });
});
