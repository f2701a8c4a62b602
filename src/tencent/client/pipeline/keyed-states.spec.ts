import { describe, expect, it } from 'vitest';
import { KeyedStates } from './keyed-states.js';

describe(KeyedStates.name, () => {
  it('keeps one state a key', () => {
    const states = new KeyedStates((key) => ({ key, isIdle: () => true }));
    expect(states.get('a')).toBe(states.get('a'));
    expect(states.get('b').key).toBe('b');
  });

  it('drops idle states when it grows, and never one in use', () => {
    const states = new KeyedStates((key) => ({ isIdle: () => key !== 'busy' }));
    const busy = states.get('busy');
    for (let i = 0; i < 10_000; i += 1) states.get(`region-${i}`);
    expect(states.size).toBeLessThanOrEqual(1_024);
    expect(states.get('busy')).toBe(busy);
  });
});
