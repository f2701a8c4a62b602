import { describe, expect, it } from 'vitest';
import { RememberedScans } from './remembered-scans.js';

describe(RememberedScans.name, () => {
  it('knows a scan for three seconds', () => {
    let now = 1_000;
    const scans = new RememberedScans({ now: () => now });
    scans.set('a', '1', [1]);
    now += 2_900;
    expect(scans.get('a', '1')).toEqual([1]);
    now += 200;
    expect(scans.get('a', '1')).toBeUndefined();
  });

  it('knows no scan of before a write, and none of another search', () => {
    const scans = new RememberedScans();
    scans.set('a', '1', [1]);
    expect(scans.get('a', '2')).toBeUndefined();
    expect(scans.get('b', '1')).toBeUndefined();
  });

  it('keeps so many rows at most, and forgets what was not used for longest', () => {
    const scans = new RememberedScans(performance, 50_000);
    const rows = Array.from({ length: 4_999 }, (_, i) => i);
    for (let i = 0; i < 11; i += 1) scans.set(`search ${i}`, '1', rows);
    expect(scans.get('search 0', '1')).toBeUndefined();
    expect(scans.get('search 1', '1')).toHaveLength(4_999);
  });
});
