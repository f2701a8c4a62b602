import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkedEntries } from './linked-entries.js';
import { RenewedMap } from './renewed-map.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

const REQUESTS = 20_000;
const IN_FLIGHT = 32;

/** Adds a value and returns how to remove it. */
type Put = (key: number, value: object) => () => unknown;

/** MB that requests have left behind when all but the last are over and only the young generation was collected. */
function keptMb(put: Put): number {
  const leave: (() => unknown)[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let request = 0; request < REQUESTS; request++) {
    leave.push(put(request, { rows: Array.from({ length: 100 }, () => request) }));
    if (leave.length > IN_FLIGHT) leave.shift()!();
    // What is in flight now becomes old.
    if (request === 200) collect();
    if (request % 500 === 0) collect({ type: 'minor' });
  }
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return (process.memoryUsage().heapUsed - before) / 1e6;
}

function inMap(map: Pick<RenewedMap<number, object>, 'set' | 'delete'> | Map<number, object>): Put {
  return (key, value) => {
    map.set(key, value);
    return () => map.delete(key);
  };
}

describe(RenewedMap.name, () => {
  it('has what a Map has', () => {
    const steps = fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (all) => {
        const [renewed, map] = [new RenewedMap<number, number>(), new Map<number, number>()];
        for (const [step, [key, adds]] of all.entries()) {
          if (adds) {
            renewed.set(key, step);
            map.set(key, step);
          } else expect(renewed.delete(key)).toBe(map.delete(key));
          expect([...renewed]).toEqual([...map]);
          expect([renewed.size, renewed.get(key)]).toEqual([map.size, map.get(key)]);
        }
        expect([...renewed.keys()]).toEqual([...map.keys()]);
        expect([...renewed.values()]).toEqual([...map.values()]);
      }),
    );
  });

  it('keeps little of what has gone in memory, as linked entries do, where a Map keeps it', () => {
    const entries = new LinkedEntries();
    const ofMap = keptMb(inMap(new Map()));
    const ofRenewed = keptMb(inMap(new RenewedMap()));
    const ofEntries = keptMb((_key, value) => entries.add(value));
    expect(ofRenewed).toBeLessThan(ofMap / 4);
    expect(ofEntries).toBeLessThan(ofMap / 4);
  });
});
