import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, dataOf, idsIn, onlyCall } from '../upstream.js';

const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };
const filter = (Name: string, ...Values: string[]) => ({ Name, Values });

/** What is asked, the filters that reach Tencent, and who is found. */
const CASES: [string, object, object[], string[]][] = [
  [
    'several filters',
    { Filters: [filter('disk-state', 'UNATTACHED'), filter('disk-type', 'CLOUD_SSD', 'CLOUD_BASIC')] },
    [filter('disk-state', 'UNATTACHED'), filter('disk-type', 'CLOUD_SSD', 'CLOUD_BASIC')],
    ['disk-bas4q5r6', 'disk-enc1o2p3', 'disk-sha8m9n0'],
  ],
  [
    'State, Zone and a filter',
    { State: 'ATTACHED', Zone: 'ap-shanghai-2', Filters: [filter('portable', 'TRUE')] },
    [filter('portable', 'TRUE'), filter('disk-state', 'ATTACHED'), filter('zone', 'ap-shanghai-2')],
    ['disk-ela6e7f8'],
  ],
  [
    'State and a filter of the same name',
    { State: 'ATTACHED', Filters: [filter('disk-state', 'ATTACHED', 'UNATTACHED')] },
    [filter('disk-state', 'ATTACHED')],
    ['disk-ela6e7f8', 'disk-fix3c4d5', 'disk-sys0a1b2'],
  ],
  [
    'two filters of one name',
    { Filters: [filter('disk-type', 'CLOUD_SSD', 'CLOUD_BASIC'), filter('disk-type', 'CLOUD_BASIC', 'X')] },
    [filter('disk-type', 'CLOUD_BASIC')],
    ['disk-bas4q5r6'],
  ],
  [
    'a value twice',
    { Filters: [filter('disk-type', 'CLOUD_BASIC', 'CLOUD_BASIC')] },
    [filter('disk-type', 'CLOUD_BASIC')],
    ['disk-bas4q5r6'],
  ],
  [
    'a few ids with a filter',
    { DiskIds: ['disk-bas4q5r6', 'disk-ela6e7f8', 'disk-aaaaaaaa'], Filters: [filter('portable', 'TRUE')] },
    [filter('portable', 'TRUE'), filter('disk-id', 'disk-bas4q5r6', 'disk-ela6e7f8', 'disk-aaaaaaaa')],
    ['disk-bas4q5r6', 'disk-ela6e7f8'],
  ],
  [
    'one id with a state',
    { DiskId: 'disk-ela6e7f8', State: 'ATTACHED' },
    [filter('disk-state', 'ATTACHED'), filter('disk-id', 'disk-ela6e7f8')],
    ['disk-ela6e7f8'],
  ],
  [
    'ids and a filter of ids',
    { DiskIds: ['disk-bas4q5r6', 'disk-ela6e7f8'], Filters: [filter('disk-id', 'disk-ela6e7f8', 'x')] },
    [filter('disk-id', 'disk-ela6e7f8')],
    ['disk-ela6e7f8'],
  ],
  ['a tag', { Filters: [filter('tag:env', 'staging')] }, [filter('tag:env', 'staging')], ['disk-enc1o2p3']],
];

describe('the conditions of a list', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it.each(CASES)('%s are all to be met', async (_, conditions, filters, ids) => {
    const data = await dataOf(service, 'list', { ...SHANGHAI, ...conditions });
    expect(idsIn(data)).toEqual(ids);
    expect(data.TotalCount).toBe(ids.length);
    const { Params } = onlyCall(service, 'DescribeDisks');
    expect(Params['Filters']).toEqual(filters);
    expect(Params).not.toHaveProperty('DiskIds');
  });

  it.each([
    ['State against a filter', { State: 'ATTACHED', Filters: [filter('disk-state', 'UNATTACHED')] }],
    ['filters of one name', { Filters: [filter('zone', 'a'), filter('zone', 'b')] }],
    ['an id against a filter', { DiskId: 'disk-ela6e7f8', Filters: [filter('disk-id', 'disk-bas4q5r6')] }],
    ['an unbound id and a policy', { DiskId: 'disk-bas4q5r6', AutoSnapshotPolicyId: 'asp-s5h8j3wm' }],
    ['a policy that is not there', { AutoSnapshotPolicyId: 'asp-aaaaaaaa' }],
  ])('%s that exclude each other find nothing and ask nobody', async (_, conditions) => {
    expect(await dataOf(service, 'list', { ...SHANGHAI, ...conditions })).toEqual({
      TotalCount: 0,
      List: [],
      Properties: [],
    });
    expect(callsOf(service, 'DescribeDisks')).toEqual([]);
  });

  it('never send ids and filters together, however many there are', async () => {
    const others = Array.from({ length: 90 }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
    const DiskIds = ['disk-ela6e7f8', 'disk-bas4q5r6', ...others];
    const data = await dataOf(service, 'list', { ...SHANGHAI, DiskIds, State: 'ATTACHED' });
    expect(idsIn(data)).toEqual(['disk-ela6e7f8']);
    expect(data.TotalCount).toBe(1);
    expect(onlyCall(service, 'DescribeDisks').Params).toEqual({ Offset: 0, Limit: 100, DiskIds });
  });

  it('that only Tencent can apply go with a few ids a call', async () => {
    const others = Array.from({ length: 90 }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
    const DiskIds = ['disk-ela6e7f8', ...others, 'disk-fix3c4d5', 'disk-sys0a1b2', 'disk-bas4q5r6'];
    const Filters = [filter('instance-name', 'db-1'), filter('portable', 'TRUE')];
    const expected = await dataOf(service, 'list', { ...SHANGHAI, Filters });
    service.sandbox.clearCalls();
    const data = await dataOf(service, 'list', { ...SHANGHAI, DiskIds, Filters });
    expect(idsIn(data)).toEqual(idsIn(expected));
    expect(data.List.length).toBeGreaterThan(0);
    expect(callsOf(service, 'DescribeDisks')).toHaveLength(19);
  });

  it.each<[string, string[]]>([
    ['disk-usage', ['SYSTEM_DISK']],
    ['disk-charge-type', ['PREPAID']],
    ['portable', ['FALSE']],
    ['portable', ['true', 'no']],
    ['project-id', ['0', '1196468']],
    ['disk-id', ['disk-ela6e7f8', 'disk-bas4q5r6']],
    ['disk-name', ['a', 'A']],
    ['disk-type', ['CLOUD_SSD', 'CLOUD_BASIC']],
    ['disk-state', ['UNATTACHED', 'TORECYCLE']],
    ['instance-id', ['ins-sh2a8v6k']],
    ['zone', ['ap-shanghai-2']],
    ['tag-key', ['env', 'none']],
    ['tag-value', ['staging']],
    ['tag:env', ['staging', 'prod']],
    ['tag:Env', ['staging']],
    ['dedicated-cluster-id', ['cluster-1']],
    ['cluster-group-id', ['group-1']],
    ['instance-ip-address', ['10.1.2.21', '10.0.0.1']],
  ])('of %s %j find the same with all ids as without', async (name, values) => {
    const Filters = [filter(name, ...values)];
    const { List: all } = await dataOf(service, 'list', { ...SHANGHAI, PageSize: 100 });
    const expected = await dataOf(service, 'list', { ...SHANGHAI, Filters });
    const DiskIds = [...all.map((disk: { DiskId: string }) => disk.DiskId), 'disk-aaaaaaaa'];
    expect(DiskIds.length).toBeGreaterThan(5);
    expect(await dataOf(service, 'list', { ...SHANGHAI, Filters, DiskIds })).toEqual(expected);
  });

  it('leave room for the ids when the caller uses all ten filters', async () => {
    const Filters = [
      filter('disk-usage', 'DATA_DISK'),
      filter('disk-charge-type', 'POSTPAID_BY_HOUR'),
      filter('portable', 'TRUE'),
      filter('project-id', '0'),
      filter('disk-name', 'data'),
      filter('disk-type', 'CLOUD_PREMIUM'),
      filter('disk-state', 'ATTACHED'),
      filter('instance-id', 'ins-sh2a8v6k'),
      filter('zone', 'ap-shanghai-2'),
      filter('tag-key', 'env'),
    ];
    const data = await dataOf(service, 'list', { ...SHANGHAI, DiskId: 'disk-ela6e7f8', Filters });
    expect(idsIn(data)).toEqual(['disk-ela6e7f8']);
  });

  it('hold together with a policy, ids, Fuzzy and pages', async () => {
    const policy = { ...SHANGHAI, AutoSnapshotPolicyId: 'asp-s5h8j3wm' };
    const found = async (fields: object) => idsIn(await dataOf(service, 'list', { ...policy, ...fields }));
    expect(await found({ DiskIds: ['disk-enc1o2p3', 'disk-bas4q5r6'] })).toEqual(['disk-enc1o2p3']);
    expect(await found({ State: 'ATTACHED' })).toEqual(['disk-ela6e7f8']);
    expect(await found({ Fuzzy: 'ENC' })).toEqual(['disk-enc1o2p3']);
    expect(await found({ PageSize: 1, PageNum: 1 })).toEqual(['disk-ela6e7f8']);
    expect(callsOf(service, 'DescribeAutoSnapshotPolicies')).toHaveLength(4);
  });

  it('are never sent when they are empty', async () => {
    const empty = {
      DiskIds: [],
      DiskId: '',
      Filters: [],
      State: '',
      Zone: '',
      AutoSnapshotPolicyId: '',
      Fuzzy: '',
      Order: '',
      OrderField: '',
      ReturnBindAutoSnapshotPolicy: null,
    };
    expect((await dataOf(service, 'list', { ...SHANGHAI, ...empty })).TotalCount).toBe(9);
    expect(onlyCall(service, 'DescribeDisks').Params).toEqual({ Offset: 0, Limit: 20 });
  });

  it('that Tencent does not know come back in its words', async () => {
    const reply = await service.post('disk/list', { ...SHANGHAI, Filters: [filter('disk-colour', 'red')] });
    expect(reply.status).toBe(400);
    expect(reply.body.scode).toBe(30001);
    expect(reply.body.desc).toContain('InvalidFilter');
  });

  it('that Tencent does not know come back in its words for many ids too', async () => {
    const DiskIds = Array.from({ length: 20 }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
    const Filters = [filter('disk-colour', 'red')];
    for (const route of ['list', 'inspect']) {
      const reply = await service.post(`disk/${route}`, { ...SHANGHAI, DiskIds, Filters });
      expect(reply.status).toBe(400);
      expect(reply.body.desc).toContain('InvalidFilter');
    }
  });
});
