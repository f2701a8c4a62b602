import { ACCOUNT, type Check, expect, SCOPE, type Target } from './check.js';
import { createClient } from './dist/hey-api/client/index.js';
import { inspectDistribution, listDisks } from './dist/hey-api/sdk.gen.js';
import type { FailureEnvelope, RegionCount } from './dist/hey-api/types.gen.js';

/** The same service through the client of the other generator. */
export async function driveHeyApi({ origin, token }: Target, check: Check): Promise<void> {
  const client = createClient({ baseUrl: origin, auth: token });

  await check('hey-api: count disks in every region', async () => {
    const { data } = await inspectDistribution({ client, body: ACCOUNT });
    const rows: RegionCount[] = data?.data.List ?? [];
    expect(rows.length === 19, 'nineteen regions');
    expect(
      rows.some((row) => row.Region === 'ap-guangzhou' && (row.Count ?? 0) > 0),
      'disks in Guangzhou',
    );
  });

  await check('hey-api: an error is typed', async () => {
    const { data, error } = await listDisks({ client, body: { ...SCOPE, PageSize: 101 } });
    expect(data === undefined && error, 'refused');
    const { scode, desc }: FailureEnvelope = error;
    expect(scode === 10001 && desc.startsWith('PageSize:'), 'and the field is named');
  });
}
