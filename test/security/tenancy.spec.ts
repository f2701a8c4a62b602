import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, CLUSTER, DISK, type Reply, TENANT } from '../e2e/service.fixture.js';
import { type Operation, operationsOf, readDocument } from './document.fixture.js';
import { RIVAL, startTwoTenants, type TwoTenants } from './two-tenants.fixture.js';

/** What no request of one tenant can name: everything else must carry the tenant. */
const WITHOUT_TENANT = ['createApiKey', 'deleteApiKey', 'listApiKeys'];
const ABSENT = {
  tenant: 'no-such-tenant',
  cluster: 'no-such-cluster',
  disk: 'disk-absent01',
  key: '0'.repeat(24),
};
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Tencent's own mark of a call inside of its texts; one of digits alone is scrubbed like an account number. */
const TRACE = /\(([0-9a-f]{12}|\*{3})\)/g;
const WARM_UP = 10;
const TIME_SAMPLES = 150;

describe('another tenant', () => {
  let two: TwoTenants;
  let token: string;
  let operations: Operation[];

  beforeAll(async () => {
    two = await startTwoTenants();
    token = await two.tokenOf('admin');
    operations = operationsOf(await readDocument(two.service.origin));
  });
  afterAll(() => two.close());

  const send = (operation: Operation, body: object | string): Promise<Reply> =>
    two.service.post(operation.path.replace('/v1/tencent/', ''), body, { token });

  /** The reply and how many calls went upstream for it. */
  async function probe(operation: Operation, body: object | string) {
    two.cloud.clearCalls();
    const reply = await send(operation, body);
    return { reply, calls: two.cloud.calls().length };
  }

  const has = (operation: Operation, field: string) => field in (operation.body.properties ?? {});
  const withField = (field: string) => {
    const found = operations.filter((operation) => has(operation, field));
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['listDisks', 'createDisks']));
    return found;
  };

  /** Byte for byte, apart from the ids that were asked for and those of the upstream calls. */
  const told = ({ status, text }: Reply, ...ids: string[]): string =>
    `${status} ${ids
      .reduce((clean, id) => clean.replaceAll(id, '<id>'), text)
      .replace(UUID, '<uuid>')
      .replace(TRACE, '(<trace>)')}`;

  const headersOf = (reply: Reply): string[] =>
    [...reply.headers.keys()].filter((name) => name !== 'content-length').sort();

  it('can be named by every route but those of the API keys', () => {
    const unscoped = operations.filter((operation) => !has(operation, 'TenantUuid')).map(({ id }) => id);
    expect(unscoped.sort()).toEqual(WITHOUT_TENANT);
  });

  it('answers as an absent tenant, without a call upstream', async () => {
    for (const operation of withField('TenantUuid')) {
      const foreignBody = { ...operation.example, TenantUuid: RIVAL };
      const absentBody = { ...operation.example, TenantUuid: ABSENT.tenant };
      if (has(operation, 'ClusterUuid')) Object.assign(foreignBody, { ClusterUuid: 'rival-main' });
      if (has(operation, 'ClusterUuid')) Object.assign(absentBody, { ClusterUuid: 'absent-main' });
      const foreign = await probe(operation, foreignBody);
      const absent = await probe(operation, absentBody);
      expect(told(foreign.reply, RIVAL), operation.path).toBe(told(absent.reply, ABSENT.tenant));
      expect(headersOf(foreign.reply)).toEqual(headersOf(absent.reply));
      expect([foreign.calls, absent.calls]).toEqual([0, 0]);
      expect(foreign.reply.text).not.toContain(RIVAL);
      if (foreign.reply.status === 200) expect(foreign.reply.body.data).toEqual({ TotalCount: 0, List: [] });
      else expect(foreign.reply).toMatchObject({ status: 404, body: { scode: 20001 } });
    }
  });

  it('answers as an absent cluster of one’s own', async () => {
    for (const operation of withField('ClusterUuid')) {
      const scoped = { ...operation.example, TenantUuid: TENANT };
      if (operation.id === 'createCredential' || operation.id === 'listAudit') continue;
      const own = await probe(operation, { ...scoped, ClusterUuid: ABSENT.cluster });
      const foreign = await probe(operation, { ...scoped, TenantUuid: RIVAL, ClusterUuid: 'rival-main' });
      expect(told(foreign.reply), operation.path).toBe(told(own.reply));
      expect([foreign.calls, own.calls]).toEqual([0, 0]);
    }
  });

  it('has clusters that the caller’s own tenant cannot use', async () => {
    for (const operation of withField('ClusterUuid')) {
      const [foreignName, absentName] = [`theirs-${operation.id}`, `nobody-${operation.id}`];
      await two.addRivalCluster(foreignName);
      const scoped = { ...operation.example, TenantUuid: TENANT };
      const foreign = await probe(operation, { ...scoped, ClusterUuid: foreignName });
      const absent = await probe(operation, { ...scoped, ClusterUuid: absentName });
      expect(told(foreign.reply, foreignName), operation.path).toBe(told(absent.reply, absentName));
      expect([foreign.calls, absent.calls]).toEqual([0, 0]);
    }
  });

  it.each(['DiskId', 'DiskIds'])('owns disks that answer as absent ones, named in %s', async (field) => {
    const compared: string[] = [];
    for (const operation of withField('TenantUuid').filter((each) => has(each, field))) {
      // Shows the history of the tenant itself, which these very calls add to.
      if (operation.id === 'listAudit') continue;
      const { DiskId: _, DiskIds: __, ...rest } = operation.example;
      const of = (id: string) => ({ ...rest, ...ACCOUNT, [field]: field === 'DiskIds' ? [id] : id });
      // What the service learns about the account on the way (its regions, its log) is learnt by then.
      await send(operation, of(ABSENT.disk));
      const foreign = await probe(operation, of(two.rivalDisk));
      const absent = await probe(operation, of(ABSENT.disk));
      expect(told(foreign.reply, two.rivalDisk), operation.path).toBe(told(absent.reply, ABSENT.disk));
      expect(foreign.calls).toBe(absent.calls);
      expect(headersOf(foreign.reply)).toEqual(headersOf(absent.reply));
      compared.push(operation.id);
    }
    expect(compared).toContain('inspectDisks');
    const still = await two.service.post('disk/inspect', {
      TenantUuid: RIVAL,
      ClusterUuid: 'rival-main',
      Region: 'ap-guangzhou',
      DiskId: two.rivalDisk,
    });
    expect(still.body.data).toMatchObject({ DiskSize: 20, DiskState: 'UNATTACHED' });
  });

  it('is refused when two spellings of one key name two tenants, in either order', async () => {
    const rivals = { TenantUuid: RIVAL, ClusterUuid: 'rival-main', DiskId: two.rivalDisk };
    const own = { TenantUuid: TENANT, ClusterUuid: CLUSTER, DiskId: DISK };
    const doubled = new Set<Operation>();
    for (const operation of withField('TenantUuid'))
      for (const field of ['TenantUuid', 'ClusterUuid', 'DiskId'] as const) {
        if (!has(operation, field)) continue;
        const {
          [field]: _,
          DiskIds: __,
          ...rest
        } = { ...operation.example, ...own } as Record<string, unknown>;
        const escaped = field.replace('i', '\\u0069').replace('l', '\\u006c');
        for (const [first, second, name] of [
          [own[field], rivals[field], field],
          [rivals[field], own[field], field],
          [own[field], rivals[field], escaped],
          [own[field], own[field], field],
        ]) {
          const body = `{"${field}":"${first}",${JSON.stringify(rest).slice(1, -1)},"${name}":"${second}"}`;
          const { reply, calls } = await probe(operation, body);
          expect(reply, operation.path).toMatchObject({ status: 400, body: { scode: 10002 } });
          expect(reply.text).not.toContain(RIVAL);
          expect(calls).toBe(0);
          doubled.add(operation);
        }
      }
    expect([...doubled]).toEqual(withField('TenantUuid'));
  });

  it('is neither granted by nor found through API keys', async () => {
    const [create, remove, list] = ['createApiKey', 'deleteApiKey', 'listApiKeys'].map((id) =>
      operations.find((operation) => operation.id === id)!,
    );
    const grant = (tenant: string) => send(create!, { Name: 'n', Role: 'reader', Tenants: [tenant] });
    expect(told(await grant(RIVAL), RIVAL)).toBe(told(await grant(ABSENT.tenant), ABSENT.tenant));
    expect((await grant('*')).status).toBe(403);
    expect((await grant(RIVAL)).status).toBe(403);
    const foreign = await send(remove!, { ApiKeyId: two.rivalApiKeyId });
    const absent = await send(remove!, { ApiKeyId: ABSENT.key });
    expect(told(foreign)).toBe(told(absent));
    expect(foreign.status).toBe(404);
    expect((await send(list!, {})).text).not.toContain(two.rivalApiKeyId);
  });

  /** Stored credentials that were looked up, which comes before any is decrypted. */
  async function lookUps(): Promise<number> {
    const text = await (await fetch(`${two.service.origin}/metrics`)).text();
    const counts = [...text.matchAll(/^credential_cache_events_total\{[^}]*\} (\d+)$/gm)];
    return counts.reduce((sum, [, count]) => sum + Number(count), 0);
  }

  it('has no credential looked up', async () => {
    const list = operations.find(({ id }) => id === 'listDisks')!;
    const begun = await lookUps();
    await send(list, { ...list.example, ...ACCOUNT });
    expect(await lookUps()).toBe(begun + 1);
    for (const operation of withField('ClusterUuid'))
      await send(operation, { ...operation.example, TenantUuid: RIVAL, ClusterUuid: 'rival-main' });
    expect(await lookUps()).toBe(begun + 1);
  });

  it('takes as long as an absent one', async () => {
    const list = operations.find(({ id }) => id === 'listDisks')!;
    const own = { ...list.example, ...ACCOUNT };
    const cases = Object.entries({
      absentTenant: { ...own, TenantUuid: ABSENT.tenant },
      foreignTenant: { ...own, TenantUuid: RIVAL, ClusterUuid: 'rival-main' },
      absentCluster: { ...own, ClusterUuid: ABSENT.cluster },
      foreignCluster: { ...own, ClusterUuid: 'rival-main' },
    });
    // As far away as the real cloud, so that a call would show beyond any weather of the machine.
    two.cloud.addFault({ Action: '*', Fault: 'latency', LatencyMs: 20, Times: 1_000_000 });
    const times = new Map<string, number[]>(cases.map(([name]) => [name, []]));
    // In turns, so that a busy machine slows all of them alike, and in either order.
    for (let i = -WARM_UP; i < TIME_SAMPLES; i++)
      for (const [name, body] of i % 2 ? cases : cases.toReversed()) {
        const begun = performance.now();
        await send(list, body);
        if (i >= 0) times.get(name)!.push(performance.now() - begun);
      }
    two.cloud.clearFaults();
    const medianOf = (name: string) => times.get(name)!.toSorted((a, b) => a - b)[TIME_SAMPLES / 2]!;
    for (const what of ['Tenant', 'Cluster']) {
      const [absent, foreign] = [medianOf(`absent${what}`), medianOf(`foreign${what}`)];
      const shown = `${what}: absent ${absent.toFixed(2)} ms, foreign ${foreign.toFixed(2)} ms`;
      expect(Math.abs(foreign - absent), shown).toBeLessThan(Math.max(absent * 0.5, 3));
    }
  });
});
