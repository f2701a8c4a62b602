import createClient from 'openapi-fetch';
import { type Check, expect, INSTANCE, SCOPE, type Target } from './check.js';
import type { components, paths } from './dist/openapi-typescript.js';
import { until as answered } from './until.js';

type Disk = components['schemas']['Disk'];

const DISK_NOT_FOUND = 30003;

/** The life of a disk through openapi-fetch: what does not fit the OpenAPI document does not compile. */
export async function driveOpenapiFetch({ origin, token }: Target, check: Check): Promise<void> {
  const client = createClient<paths>({ baseUrl: origin, headers: { authorization: `Bearer ${token}` } });
  let id = '';

  /** Nothing for a while after the creation of a disk: Tencent answers before the disk is there. */
  const find = async (): Promise<Disk | undefined> => {
    const { data, error } = await client.POST('/v1/tencent/disk/inspect', { body: { ...SCOPE, DiskId: id } });
    if (error?.scode === DISK_NOT_FOUND) return undefined;
    expect(data, `inspect: ${error?.desc}`);
    expect('DiskId' in data.data, 'one disk asked is answered as itself');
    return data.data as Disk;
  };
  const until = (what: string, matches: (disk: Disk) => boolean): Promise<Disk> =>
    answered(what, async () => {
      const disk = await find();
      return disk && matches(disk) ? disk : undefined;
    });
  const named = { ...SCOPE, DiskIds: [] as string[] };

  await check('openapi-fetch: create', async () => {
    const { data, error } = await client.POST('/v1/tencent/disk/create', {
      body: {
        ...SCOPE,
        Placement: { Zone: 'ap-guangzhou-3' },
        DiskType: 'CLOUD_PREMIUM',
        DiskSize: 20,
        DiskName: 'typed',
      },
    });
    expect(data, `create: ${error?.desc}`);
    const scode: 0 = data.scode;
    expect(scode === 0 && data.data.DiskIdSet.length === 1, 'one disk');
    id = data.data.DiskIdSet[0] ?? '';
    named.DiskIds = [id];
    await until('unattached', (disk) => disk.DiskState === 'UNATTACHED');
  });

  await check('openapi-fetch: list', async () => {
    const { data, response } = await client.POST('/v1/tencent/disk/list', {
      params: { header: { 'X-Request-Id': 'typed-client' } },
      body: { ...SCOPE, Fuzzy: 'typed', PageSize: 10, PageNum: 0 },
    });
    expect(
      data?.data.List.some((disk) => disk.DiskId === id),
      'the new disk is listed',
    );
    expect(data?.data.Properties[0]?.IsDelete === true, 'and can be deleted');
    expect(response.headers.get('X-Request-Id') === 'typed-client', 'the request id comes back');
  });

  await check('openapi-fetch: inspect', async () => {
    const disk = await find();
    expect(disk?.DiskSize === 20 && disk.Placement.Zone === 'ap-guangzhou-3', 'as created');
    expect(disk.DifferDaysOfDeadline === null, 'a postpaid disk has no deadline');
  });

  await check('openapi-fetch: update', async () => {
    const { data } = await client.POST('/v1/tencent/disk/update', {
      body: { ...named, DiskName: 'renamed' },
    });
    expect(data?.scode === 0, 'done');
    await until('renamed', (disk) => disk.DiskName === 'renamed');
  });

  await check('openapi-fetch: resize', async () => {
    const { data } = await client.POST('/v1/tencent/disk/resize', { body: { ...named, DiskSize: 50 } });
    expect(data?.scode === 0, 'done');
    await until('grown', (disk) => disk.DiskSize === 50 && disk.DiskState === 'UNATTACHED');
  });

  await check('openapi-fetch: attach', async () => {
    const { data } = await client.POST('/v1/tencent/disk/attach', {
      body: { ...named, InstanceId: INSTANCE },
    });
    expect(data?.scode === 0, 'done');
    await until('attached', (disk) => disk.DiskState === 'ATTACHED' && disk.InstanceId === INSTANCE);
  });

  await check('openapi-fetch: detach', async () => {
    const { data } = await client.POST('/v1/tencent/disk/detach', {
      body: { ...named, InstanceId: INSTANCE },
    });
    expect(data?.scode === 0, 'done');
    await until('detached', (disk) => disk.DiskState === 'UNATTACHED');
  });

  await check('openapi-fetch: partly done is typed', async () => {
    const { data, response } = await client.POST('/v1/tencent/disk/resize', {
      body: { ...SCOPE, DiskIds: [id, 'disk-00000000'], DiskSize: 60 },
    });
    expect(response.status === 207 && data?.scode === 10012, 'partly done');
    const failed = data.data.Results.filter((result) => result.scode !== 0);
    expect(data.data.Fail === 1 && failed[0]?.DiskId === 'disk-00000000', 'the missing disk failed');
    await until('grown', (disk) => disk.DiskSize === 60 && disk.DiskState === 'UNATTACHED');
  });

  await check('openapi-fetch: delete', async () => {
    const { data } = await client.POST('/v1/tencent/disk/delete', { body: named });
    expect(data?.scode === 0, 'done');
  });

  await check('openapi-fetch: an error is typed', async () => {
    const { data, error, response } = await client.POST('/v1/tencent/disk/inspect', {
      body: { ...SCOPE, DiskId: 'disk-00000000' },
    });
    expect(!data && error && response.status === 404, 'not found');
    const { scode, desc, message, message_cn, stack } = error;
    expect(
      scode === DISK_NOT_FOUND && desc.includes('disk-00000000'),
      'the code of the table, with particulars',
    );
    expect(message === 'Disk not found' && message_cn && stack === null, 'in both languages');
  });
}
