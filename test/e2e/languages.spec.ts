import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, CLUSTER, DISK, type Reply, SCOPE, type Service, startService } from './service.fixture.js';
import { createDisks } from './upstream.js';

const HAN = /\p{Script=Han}/u;
/** Three words in a row are a sentence; field names, ids and codes are single ones. */
const ENGLISH = /\b[a-z]{2,}(?: [a-z]{2,}){2,}/;
/** What Tencent says itself, between its code and the RequestId. */
const TENCENTS_WORDS = /(?<=: ?|：)[A-Z][A-Za-z]+(?:\.[A-Za-z]+)?(?:(?:: |：).*?)?(?= ?[(（]RequestId)/g;

interface Failure {
  /** What happens, in words. */
  of: string;
  route: string;
  body: object;
  fault?: { Action: string; Fault: 'error' | 'html'; Code?: string };
  scode: number;
}

const ABSENT = 'disk-absent0';
const ATTACHED = 'disk-plqkg6me';
const FAILURES: Failure[] = [
  { of: 'an absent disk', route: 'disk/inspect', body: { ...SCOPE, DiskId: ABSENT }, scode: 30003 },
  {
    of: 'an absent disk in no region',
    route: 'disk/detach',
    body: { ...ACCOUNT, DiskId: ABSENT },
    scode: 30003,
  },
  {
    of: 'the deletion of an absent disk',
    route: 'disk/delete',
    body: { ...SCOPE, DiskId: ABSENT },
    scode: 30003,
  },
  {
    of: 'the deletion of an attached disk',
    route: 'disk/delete',
    body: { ...SCOPE, DiskId: ATTACHED },
    scode: 30012,
  },
  {
    of: 'the deletion of several disks',
    route: 'disk/delete',
    body: { ...SCOPE, DiskIds: [ATTACHED, ABSENT] },
    scode: 30012,
  },
  {
    of: 'an absent credential',
    route: 'disk/list',
    body: { ...SCOPE, ClusterUuid: 'no-such-cluster' },
    scode: 20001,
  },
  {
    of: 'a second credential',
    route: 'credential/create',
    body: { ...ACCOUNT, SecretId: 'AKIDexample0000000001', SecretKey: 'example-key-0000000001' },
    scode: 10014,
  },
  {
    of: 'an absent snapshot',
    route: 'snapshot/apply',
    body: { ...SCOPE, SnapshotId: 'snap-absent0', DiskId: DISK },
    scode: 30005,
  },
  {
    of: 'the deletion of an absent snapshot',
    route: 'snapshot/delete',
    body: { ...SCOPE, SnapshotId: 'snap-absent0' },
    scode: 30005,
  },
  {
    of: 'an absent policy',
    route: 'auto_snapshot/policy/bind',
    body: { ...SCOPE, AutoSnapshotPolicyId: 'asp-absent0', DiskIds: [DISK] },
    scode: 30007,
  },
  {
    of: 'a permission that is missing',
    route: 'disk/list',
    body: SCOPE,
    fault: { Action: 'DescribeDisks', Fault: 'error', Code: 'UnauthorizedOperation' },
    scode: 30042,
  },
  {
    of: 'an answer that cannot be read',
    route: 'disk/list',
    body: SCOPE,
    fault: { Action: 'DescribeDisks', Fault: 'html' },
    scode: 30054,
  },
  {
    of: 'a creation of unknown outcome',
    route: 'disk/create',
    body: { ...SCOPE, DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } },
    fault: { Action: 'CreateDisks', Fault: 'error', Code: 'InternalError' },
    scode: 30050,
  },
];

describe('texts for callers', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());

  const asked = (language: string | undefined, route: string, body: object): Promise<Reply> =>
    service.post(route, body, language === undefined ? {} : { headers: { 'Accept-Language': language } });

  it.each(FAILURES)('are in the language of the request: $of', async ({ route, body, fault, scode }) => {
    if (fault) service.sandbox.addFault({ ...fault, Times: 20 });
    const zh = await asked('zh-CN,zh;q=0.9,en;q=0.8', route, body);
    const en = await asked('en-GB', route, body);
    for (const reply of [zh, en]) expect(reply.body.scode, reply.text).toBe(scode);
    for (const text of textsOf(zh)) {
      expect(text).toMatch(HAN);
      expect(text).not.toMatch(ENGLISH);
    }
    for (const text of textsOf(en)) expect(text).not.toMatch(HAN);
    expect(textsOf(zh)).toHaveLength(textsOf(en).length);
  });

  it('are English for other languages, and Chinese for any Chinese', async () => {
    const desc = async (language: string) =>
      (await asked(language, 'disk/inspect', { ...SCOPE, DiskId: ABSENT })).body.desc;
    expect(await desc('fr')).toBe('DiskId: not found: disk-absent0');
    expect(await desc('zh-TW')).toBe('DiskId：disk-absent0 不存在');
    expect(await desc('de, zh;q=0.5')).toBe('DiskId：disk-absent0 不存在');
    expect(await desc('*')).toBe('DiskId: not found: disk-absent0');
  });

  it('of a region that failed are too, and so are its names', async () => {
    const rows = async (language: string | undefined) => {
      service.sandbox.addFault({ Action: 'DescribeDisks', Region: 'ap-tokyo', Fault: 'html', Times: 20 });
      const { body } = await asked(language, 'disk/distributed/inspect', ACCOUNT);
      const row = body.data.List.find(({ Region }: { Region: string }) => Region === 'ap-tokyo');
      return { desc: body.desc, RegionName: row.RegionName, Message: row.Error.Message };
    };
    const zh = await rows('zh');
    expect(zh.desc).toMatch(/^\d+ 个地域中有 1 个没有应答$/);
    expect(zh.RegionName).toBe('亚太地区(东京)');
    expect(zh.Message).toMatch(HAN);
    const en = await rows('en');
    expect(en.RegionName).toBe('Asia Pacific (Tokyo)');
    expect(en.Message).not.toMatch(HAN);
    // As the document has it: the names in Chinese for who names no language.
    expect((await rows(undefined)).RegionName).toBe('亚太地区(东京)');
  });

  it('are asked of Tencent in the language of the request, also at the same time', async () => {
    const languages = ['en', 'zh', undefined, 'en', 'zh'];
    const replies = await Promise.all(
      languages.map((language) => asked(language, 'region/zone/list', { ...SCOPE })),
    );
    const names = replies.map(({ body }) => body.data.List[0].ZoneName);
    expect(names).toEqual([
      expect.stringMatching(/^Guangzhou Zone/),
      expect.stringMatching(HAN),
      expect.stringMatching(HAN),
      expect.stringMatching(/^Guangzhou Zone/),
      expect.stringMatching(HAN),
    ]);
  });

  it('of the rows of a request of several calls are too', async () => {
    const [id] = await createDisks(service, 1);
    const { body } = await asked('zh', 'disk/delete', { ...SCOPE, DiskIds: [id, ABSENT] });
    expect(body.data.Results.map(({ desc }: { desc: string }) => desc)).toEqual([
      `${id}：因 ${ABSENT} 不能执行，整个请求未发送`,
      `${ABSENT}：不存在`,
    ]);
  });

  it('about every error are on a page without a script, with an anchor for each', async () => {
    const response = await fetch(`${service.origin}/docs/errors`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('id="30020"');
    expect(page).toContain('该云硬盘或云服务器不支持此操作');
    expect(page).not.toContain('<script');
  });

  it('of a refused key are too', async () => {
    service.sandbox.addFault({
      Action: 'DescribeRegions',
      Fault: 'error',
      Code: 'AuthFailure.SecretIdNotFound',
      Times: 20,
    });
    const message = async (language: string) =>
      (await asked(language, 'credential/verify', { TenantUuid: ACCOUNT.TenantUuid, ClusterUuid: CLUSTER }))
        .body.data.Message;
    expect(await message('en')).toMatch(/^DescribeRegions: /);
    expect(await message('zh')).toMatch(/^DescribeRegions：/);
  });
});

/** `desc`, and each text in `data`, without what Tencent says itself. */
function textsOf({ body }: Reply): string[] {
  const rows = (body.data?.Results ?? []) as { desc: string }[];
  return [body.desc, ...rows.map(({ desc }) => desc)].map((text) => text.replaceAll(TENCENTS_WORDS, ''));
}
