import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RenewedMap } from './renewed-map.js';

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
});
