import { describe, expect, it } from 'vitest';
import { fromBeijingTime, toBeijingTime } from './beijing-time.js';

describe(fromBeijingTime.name, () => {
  it('is eight hours ahead of UTC', () => {
    expect(fromBeijingTime('2026-01-01 07:59:59')?.toISOString()).toBe('2025-12-31T23:59:59.000Z');
    expect(toBeijingTime(new Date('2025-12-31T16:00:00.999Z'))).toBe('2026-01-01 00:00:00');
  });

  it.each([
    '2026-02-30 00:00:00',
    '2026-13-01 00:00:00',
    '2026-01-01 24:00:00',
    '2026-01-01T00:00:00',
    '',
    '2026-1-1 0:0:0',
  ])('takes %j for no time', (text) => expect(fromBeijingTime(text)).toBeUndefined());
});
