import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app.error.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';
import { explainRollback } from './snapshot-rules.js';
import { verbatim } from '../errors/words.js';

const SNAPSHOT = { SnapshotId: 'snap-hn9huy55', DiskSize: 50 } as Snapshot;
const aDisk = (DiskSize: number) => ({ DiskId: 'disk-plqkg6me', DiskSize }) as Disk;
const refusal = new AppError('TENCENT_CONFIG_NOT_OFFERED', verbatim('ApplySnapshot: refused'), {
  upstream: { code: 'InvalidParameter.DiskSizeNotMatch', requestId: 'request-1' },
});

describe(explainRollback.name, () => {
  it('names both sizes of a disk that was resized since', () => {
    expect(explainRollback(refusal, SNAPSHOT, aDisk(80), [])).toMatchObject({
      code: 'TENCENT_NOT_SUPPORTED',
      detail: expect.stringMatching(/^disk-plqkg6me: has 80 GiB and had 50 GiB/) as string,
    });
  });

  it('says nothing of a resize where both sizes are the same', () => {
    expect(explainRollback(refusal, SNAPSHOT, aDisk(50), [])).toBe(refusal);
  });
});
