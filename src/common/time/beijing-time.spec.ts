import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBeijing, isBeijingTime, toBeijing } from './beijing-time.js';

const CREATED = Date.UTC(2021, 7, 27, 9, 40, 15);

describe(toBeijing.name, () => {
  it('writes eight hours ahead of UTC, into the next day if need be', () => {
    expect(toBeijing(CREATED)).toBe('2021-08-27 17:40:15');
    expect(toBeijing(Date.UTC(2021, 11, 31, 16))).toBe('2022-01-01 00:00:00');
  });

  it('is what fromBeijing reads back, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(fromBeijing(toBeijing(seconds * 1000))).toBe(seconds * 1000);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe(fromBeijing.name, () => {
  it('reads a moment of the calendar', () => {
    expect(fromBeijing('2021-08-27 17:40:15')).toBe(CREATED);
    expect(fromBeijing('2024-02-29 00:00:00')).toBe(Date.UTC(2024, 1, 28, 16));
  });

  it.each([
    '2021-02-30 00:00:00',
    '2023-02-29 00:00:00',
    '2021-13-01 00:00:00',
    '2021-00-01 00:00:00',
    '2021-01-01 24:00:00',
    '2021-01-01 23:60:00',
    '2021-01-01 23:59:60',
    '2021-01-01T00:00:00',
    '2021-01-01 00:00:00Z',
    ' 2021-01-01 00:00:00',
    '2021-01-01 00:00:00\n',
    '2021-1-1 0:0:0',
    '2021-01-01',
    '',
    '٢٠٢١-01-01 00:00:00',
  ])('answers NaN for %j', (text) => {
    expect(fromBeijing(text)).toBeNaN();
    expect(isBeijingTime(text)).toBe(false);
  });
});

describe(isBeijingTime.name, () => {
  it.each([null, undefined, 0, 1_630_057_215, {}, ['2021-08-27 17:40:15'], true])(
    'answers false for %j, which is no text',
    (value) => expect(isBeijingTime(value)).toBe(false),
  );

  it("answers true for a time of the portal's document", () =>
    expect(isBeijingTime('2021-08-27 23:59:59')).toBe(true));
});
