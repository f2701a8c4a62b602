import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkedEntries } from './linked-entries.js';

describe(LinkedEntries.name, () => {
  it('has what was added and not removed, in the order of adding', () => {
    const step = fc.record({ adds: fc.boolean(), at: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const entries = new LinkedEntries<{ id: number }>();
        const model: { value: { id: number }; remove: () => boolean }[] = [];
        for (const [id, { adds, at }] of steps.entries()) {
          if (adds || model.length === 0) {
            const value = { id };
            model.push({ value, remove: entries.add(value) });
          } else {
            const [{ remove }] = model.splice(at % model.length, 1) as [(typeof model)[number]];
            expect(remove()).toBe(true);
            expect(remove()).toBe(false);
          }
          expect(entries.values()).toEqual(model.map(({ value }) => value));
          expect(entries.size).toBe(model.length);
          expect(entries.oldest).toBe(model[0]?.value);
        }
      }),
    );
  });
});
