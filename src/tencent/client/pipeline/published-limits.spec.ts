import { describe, expect, it } from 'vitest';
import { callsPerSecond } from './published-limits.js';

describe(callsPerSecond.name, () => {
  it.each([
    ['DescribeDisks', 75],
    ['AttachDisks', 15],
    ['LookUpEvents', 15],
    ['ModifyDisksChargeType', 7],
    ['DescribeDiskOperationLogs', 1],
  ])('is three quarters of what is published: %s %i', (action, limit) => {
    expect(callsPerSecond(action)).toBe(limit);
  });

  it.each([
    ['DescribeDisks', 200, 200],
    ['AttachDisks', 5, 5],
    ['ModifyDisksChargeType', 200, 10],
    ['ModifyDisksChargeType', 5, 5],
  ])('is what is configured: %s %i, but a slower action keeps its limit', (action, configured, limit) => {
    expect(callsPerSecond(action, configured)).toBe(limit);
  });
});
