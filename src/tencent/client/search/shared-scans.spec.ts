import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../../test/builders/a-request-context.js';
import { CallerGone } from '../../../common/request/request-context.js';
import { SharedScans } from './shared-scans.js';

/** Scans of one key that end when the test says so. */
function aSearch() {
  const scans = new SharedScans();
  const begun: { resolve(rows: string): void; reject(error: Error): void }[] = [];
  const read = (context = aRequestContext()) =>
    scans.read(
      'key',
      context,
      () => new Promise<string>((resolve, reject) => void begun.push({ resolve, reject })),
    );
  return { begun, read };
}
const nextTurn = () => new Promise((turn) => setImmediate(turn));

describe(SharedScans.name, () => {
  it('begins one at once, and one more for all who ask while it runs', async () => {
    const { begun, read } = aSearch();
    const first = read();
    const others = [read(), read(), read()];
    await nextTurn();
    expect(begun).toHaveLength(1);
    begun[0]!.resolve('before');
    expect(await first).toBe('before');
    await nextTurn();
    expect(begun).toHaveLength(2);
    const late = read();
    begun[1]!.resolve('after');
    expect(await Promise.all(others)).toEqual(['after', 'after', 'after']);
    await nextTurn();
    expect(begun).toHaveLength(3);
    begun[2]!.resolve('later');
    expect(await late).toBe('later');
  });

  it('begins the next one though the first failed', async () => {
    const { begun, read } = aSearch();
    const first = read();
    const second = read();
    begun[0]!.reject(new Error('failed'));
    await expect(first).rejects.toThrow('failed');
    await nextTurn();
    begun[1]!.resolve('rows');
    expect(await second).toBe('rows');
  });

  it('fails for all who share it', async () => {
    const { begun, read } = aSearch();
    const first = read();
    const others = [read(), read()].map((rows) => rows.catch((error: Error) => error.message));
    begun[0]!.resolve('rows');
    await first;
    await nextTurn();
    begun[1]!.reject(new Error('failed'));
    expect(await Promise.all(others)).toEqual(['failed', 'failed']);
  });

  it.each(['waits', 'runs'])('goes on for the others when its leader leaves while it %s', async (when) => {
    const { begun, read } = aSearch();
    const first = read();
    const leader = aRequestContext();
    const led = read(leader).catch((error: unknown) => error);
    const other = read();
    const leave = () => leader.cancellation.cancel(new CallerGone());
    if (when === 'waits') leave();
    begun[0]!.resolve('before');
    await first;
    await nextTurn();
    if (when === 'runs') {
      leave();
      begun[1]!.reject(new CallerGone());
    }
    expect(await led).toBeInstanceOf(CallerGone);
    await nextTurn();
    begun.at(-1)!.resolve('after');
    expect(await other).toBe('after');
  });
});
