import { describe, expect, it } from 'vitest';
import { type Settlement, settledTogether } from './write.js';

const SUCCEEDED: Settlement = { outcome: 'succeeded' };
const FAILED: Settlement = { outcome: 'failed' };
const UNKNOWN: Settlement = { outcome: 'unknown' };

describe(settledTogether.name, () => {
  it.each<[Settlement['outcome'], string, Settlement[]]>([
    ['succeeded', 'there was nothing to do', []],
    ['succeeded', 'each succeeded', [SUCCEEDED, SUCCEEDED]],
    ['failed', 'one failed', [SUCCEEDED, FAILED, SUCCEEDED]],
    ['failed', 'each failed', [FAILED, FAILED]],
    ['unknown', 'one is unknown', [SUCCEEDED, UNKNOWN]],
    ['unknown', 'one is unknown, whatever failed before it', [FAILED, UNKNOWN]],
    ['unknown', 'one is unknown, whatever failed after it', [UNKNOWN, FAILED]],
  ])('answers %s when %s', (outcome, _, settlements) => {
    expect(settledTogether(settlements)).toEqual({ outcome });
  });

  it('names the last call that has a RequestId', () => {
    const settlements: Settlement[] = [
      { outcome: 'succeeded', upstreamRequestId: 'r-1' },
      { outcome: 'failed', upstreamRequestId: 'r-2' },
      FAILED,
    ];
    expect(settledTogether(settlements)).toEqual({ outcome: 'failed', upstreamRequestId: 'r-2' });
  });

  it('names all that the changes made, in their order', () => {
    const settlements: Settlement[] = [
      { outcome: 'succeeded', created: ['disk:a', 'disk:b'] },
      FAILED,
      { outcome: 'unknown', created: ['disk:c'] },
    ];
    expect(settledTogether(settlements)).toEqual({
      outcome: 'unknown',
      created: ['disk:a', 'disk:b', 'disk:c'],
    });
  });

  it('says nothing of what was made when nothing was', () => {
    expect(settledTogether([{ outcome: 'succeeded', created: [] }])).not.toHaveProperty('created');
  });
});
