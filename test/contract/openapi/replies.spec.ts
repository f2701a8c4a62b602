import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { EXAMPLES as POLICY_EXAMPLES } from '../../../src/auto-snapshot-policy/dto/document-examples.js';
import { EXAMPLES } from '../../../src/disk/dto/document-examples.js';
import { PURCHASE_EXAMPLES } from '../../../src/disk/dto/purchase-examples.js';
import { PREPAID_EXAMPLES } from '../../../src/disk/dto/prepaid-examples.js';
import { SNAPSHOT_EXAMPLES } from '../../../src/snapshot/dto/document-examples.js';
import { EXAMPLES as EVENT_EXAMPLES } from '../../../src/event/dto/document-examples.js';
import {
  DISK,
  type PostOptions,
  type Reply,
  SCOPE,
  type Service,
  startService,
} from '../../e2e/service.fixture.js';
import { DocumentSchemas, pointerTo, withoutUndocumentedFields } from './document-schemas.js';

describe('real replies', () => {
  let service: Service;
  let document: OpenAPIObject;
  let schemas: DocumentSchemas;
  const seen = new Set<string>();
  beforeAll(async () => {
    [service, document] = await Promise.all([startService(), buildDocumentAlone()]);
    schemas = new DocumentSchemas(withoutUndocumentedFields(document));
  });
  afterAll(() => service.close());

  /** Sends and holds the reply against its schema, without any field beyond it. */
  async function send(route: string, body: unknown, options?: PostOptions): Promise<Reply> {
    const reply = await service.post(route, body, options);
    const response = schemas.follow(
      pointerTo('paths', `/v1/tencent/${route}`, 'post', 'responses', reply.status),
    );
    expect(
      schemas.at(response),
      `${route} answers an undocumented ${reply.status}: ${reply.text}`,
    ).toBeDefined();
    expect(
      schemas.faults(`${response}${pointerTo('content', 'application/json', 'schema')}`, reply.body),
    ).toEqual([]);
    expect(Object.keys(reply.body)).toEqual(['scode', 'desc', 'message', 'message_cn', 'stack', 'data']);
    expect(undocumentedHeaders(schemas.at(`${response}/headers`) as object, reply.headers)).toEqual([]);
    seen.add(route);
    return reply;
  }

  const fault = (values: object) =>
    fetch(`${service.sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(values),
    });

  it('match the OpenAPI document on the ten routes of disks', async () => {
    const created = await send('disk/create', EXAMPLES.create.request);
    const other = created.body.data.DiskIdSet[0] as string;
    for (const [route, { request }] of [
      ['disk/list', EXAMPLES.list],
      ['disk/inspect', EXAMPLES.inspect],
      ['disk/inspect', { request: { ...SCOPE, DiskIds: [DISK, other] } }],
      ['disk/update', EXAMPLES.update],
      ['disk/resize', EXAMPLES.resize],
      ['disk/attach', EXAMPLES.attach],
      ['disk/detach', EXAMPLES.detach],
      ['disk/logs/list', EXAMPLES.logs],
      ['disk/distributed/inspect', EXAMPLES.distribution],
      ['disk/delete', { request: { ...SCOPE, DiskIds: [other] } }],
    ] as const)
      expect((await send(route, request)).status, route).toBe(200);
    expect(seen.size).toBe(10);
  });

  it('match the OpenAPI document on what is asked before buying and attaching', async () => {
    const { createPrice, resizePrice, renewPrice, configs, quota, attachableInstances } = PURCHASE_EXAMPLES;
    for (const [route, { request }] of [
      ['create_price/inspect', createPrice],
      ['resize_price/inspect', { request: { ...resizePrice.request, DiskSize: 200 } }],
      ['renew_price/inspect', renewPrice],
      ['config/list', configs],
      ['config/list', { request: SCOPE }],
      ['quota/inspect', quota],
      ['attachable_instance/list', attachableInstances],
      ['attachable_instance/list', { request: { ...SCOPE, Zone: 'ap-guangzhou-3' } }],
    ] as const)
      expect((await send(`disk/${route}`, request)).status, route).toBe(200);
    const gone = { ...SCOPE, DiskId: 'disk-00000000', DiskSize: 200 };
    expect((await send('disk/resize_price/inspect', gone)).status).toBe(404);
  });

  it('match the OpenAPI document on the routes of policies', async () => {
    const { create, list, update, bind, unbind, distribution } = POLICY_EXAMPLES;
    for (const [route, { request }] of [
      ['policy/create', create],
      ['policy/create', { request: { ...create.request, DryRun: true } }],
      ['policy/list', list],
      ['policy/update', update],
      ['policy/bind', bind],
      ['policy/unbind', unbind],
      ['policy/delete', POLICY_EXAMPLES.delete],
      ['distributed/inspect', distribution],
    ] as const)
      expect((await send(`auto_snapshot/${route}`, request)).status, route).toBe(200);
    const both = { ...bind.request, AutoSnapshotPolicyId: 'asp-peiq4wwp', DiskIds: [DISK, 'disk-00000000'] };
    expect((await send('auto_snapshot/policy/bind', both)).status).toBe(207);
    const none = { ...both, DiskIds: ['disk-00000000', 'disk-00000001'] };
    expect((await send('auto_snapshot/policy/bind', none)).status).toBe(404);
    expect((await send('auto_snapshot/policy/delete', POLICY_EXAMPLES.delete.request)).status).toBe(404);
  });

  it('match the OpenAPI document on the routes of events', async () => {
    for (const [route, { request }] of [
      ['event/list', EVENT_EXAMPLES.instance],
      ['event/snapshot/logs/list', EVENT_EXAMPLES.snapshot],
    ] as const)
      expect((await send(route, request)).body.data.TotalCount, route).toBe(1);
  });

  it('match the OpenAPI document on the routes of administrators', async () => {
    const pair = { TenantUuid: 'system', ClusterUuid: 'another-cluster' };
    const key = {
      SecretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      SecretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    };
    for (const [route, request, status] of [
      ['credential/create', { ...pair, ...key }, 200],
      ['credential/create', { ...pair, ...key }, 409],
      ['credential/list', {}, 200],
      ['credential/inspect', pair, 200],
      ['credential/update', { ...pair, Description: 'renamed' }, 200],
      ['credential/verify', pair, 200],
      ['credential/delete', pair, 200],
      ['credential/inspect', pair, 404],
      ['api_key/create', { Name: 'portal', Role: 'reader', Tenants: ['system'] }, 200],
      ['api_key/list', {}, 200],
      ['api_key/delete', { ApiKeyId: '0123456789abcdef01234567' }, 404],
      ['audit/list', { TenantUuid: 'system' }, 200],
    ] as const)
      expect((await send(route, request)).status, route).toBe(status);
  });

  it('match the OpenAPI document when the request is refused', async () => {
    expect((await send('disk/list', { ...SCOPE, Colour: 'red' })).status).toBe(400);
    expect((await send('disk/list', '{"Region":')).status).toBe(400);
    expect((await send('disk/list', SCOPE, { token: null })).status).toBe(401);
    expect((await send('disk/list', 'a=b', { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect((await send('disk/list', `{"Fuzzy":"${'x'.repeat(2_000_000)}"}`)).status).toBe(413);
    expect((await send('disk/inspect', { ...SCOPE, DiskId: 'disk-00000000' })).status).toBe(404);
    const reader = await send('api_key/create', { Name: 'portal', Role: 'reader', Tenants: ['system'] });
    const token = reader.body.data.ApiKey as string;
    expect((await send('disk/delete', EXAMPLES.delete.request, { token })).status).toBe(403);
  });

  it('match the OpenAPI document when Tencent refuses', async () => {
    await fault({ Action: 'ResizeDisk', Times: 1, Fault: 'error', Code: 'InvalidDisk.Expire' });
    expect((await send('disk/resize', { ...SCOPE, DiskId: DISK, DiskSize: 100 })).status).toBe(409);
    await fault({ Action: 'DescribeDisks', Times: 1, Fault: 'error', Code: 'AuthFailure.SecretIdNotFound' });
    expect((await send('disk/list', EXAMPLES.list.request)).status).toBe(502);
  });

  it('match the OpenAPI document when the outcome of a creation is unknown', async () => {
    await fault({ Action: 'CreateDisks', Times: 9, Fault: 'drop-after-commit' });
    const lost = await send('disk/create', EXAMPLES.create.request);
    expect([lost.status, Object.keys(lost.body.data)]).toEqual([502, ['ClientToken']]);
    await fetch(`${service.sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('match the OpenAPI document when some disks fail, and when all do', async () => {
    const missing = ['disk-00000000', 'disk-00000001'];
    const partly = await send('disk/resize', { ...SCOPE, DiskIds: [DISK, missing[0]], DiskSize: 110 });
    expect(partly.status).toBe(207);
    expect(partly.body.data).toMatchObject({ Success: 1, Fail: 1 });
    const none = await send('disk/resize', { ...SCOPE, DiskIds: missing, DiskSize: 110 });
    expect(none.status).toBe(404);
    expect(none.body.data).toMatchObject({ Success: 0, Fail: 2 });
  });

  it('match the OpenAPI document when a region does not answer', async () => {
    await fault({
      Action: 'DescribeDisks',
      Region: 'ap-tokyo',
      Times: 9,
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    const reply = await send('disk/distributed/inspect', EXAMPLES.distribution.request);
    expect(reply.status).toBe(200);
    expect(JSON.stringify(reply.body.data)).toContain('"Count":null');
  });

  it('match the OpenAPI document for snapshots, regions and zones', async () => {
    const { create, list, apply, distribution } = SNAPSHOT_EXAMPLES;
    for (const [route, body] of [
      ['list', list.request],
      ['distributed/inspect', distribution.request],
      ['apply', apply.request],
      ['delete', SNAPSHOT_EXAMPLES.delete.request],
    ] as const)
      expect((await send(`snapshot/${route}`, body)).status, route).toBe(200);
    expect((await send('snapshot/delete', SNAPSHOT_EXAMPLES.delete.request)).status).toBe(404);
    const partly = { ...SCOPE, DiskIds: [DISK, 'disk-00000000'], SnapshotName: 'a' };
    expect((await send('snapshot/create', partly)).status).toBe(207);
    expect((await send('snapshot/create', { ...create.request, DiskId: 'disk-00000000' })).status).toBe(404);
    expect((await send('region/list', { TenantUuid: SCOPE.TenantUuid })).status).toBe(200);
    await fault({
      Action: 'DescribeZones',
      Region: 'ap-tokyo',
      Times: 9,
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    expect((await send('region/zone/list', { TenantUuid: SCOPE.TenantUuid })).status).toBe(200);
  });

  it('match the OpenAPI document on the routes of prepaid disks', async () => {
    const { renew, renewFlag, chargeType, list, restore, purge } = PREPAID_EXAMPLES;
    const prepaid = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };
    const created = await send('disk/create', { ...EXAMPLES.create.request, ...prepaid });
    const DiskId = created.body.data.DiskIdSet[0] as string;
    const { DeadlineTime } = (await send('disk/inspect', { ...SCOPE, DiskId })).body.data;
    for (const [route, request] of [
      ['renew', { ...renew.request, DiskId, ExpectedDeadlineTime: DeadlineTime }],
      ['renew_flag/update', { ...renewFlag.request, DiskId }],
      ['charge_type/update', { ...SCOPE, DiskId, DiskChargePostpaid: true }],
      // Another period: bought within the second of the creation, a month would end when the renewed one ended.
      ['charge_type/update', { ...chargeType.request, DiskId, DiskChargePrepaid: { Period: 2 } }],
      ['delete', { ...SCOPE, DiskId }],
      ['recycle/list', list.request],
      ['recycle/restore', { ...restore.request, DiskId }],
      ['delete', { ...SCOPE, DiskId }],
      ['recycle/delete', { ...purge.request, DiskId, Confirm: [DiskId] }],
    ] as const)
      expect((await send(`disk/${route}`, request)).status, route).toBe(200);
    for (const [route, { request }] of [
      ['renew', renew],
      ['recycle/restore', restore],
      ['recycle/delete', purge],
    ] as const)
      expect((await send(`disk/${route}`, request)).status, route).toBe(409);
  });

  it('match the OpenAPI document on the routes of operations', async () => {
    const { TenantUuid, ClusterUuid } = SCOPE;
    const pair = { TenantUuid, ClusterUuid };
    const resize = await send('disk/resize', { ...SCOPE, DiskIds: [DISK, 'disk-00000000'], DiskSize: 120 });
    const OperationId = resize.headers.get('x-operation-id');
    const inspected = await send('operation/inspect', { ...pair, OperationId, WaitSeconds: 20 });
    expect(inspected.body.data).toMatchObject({ Action: 'disk/resize', State: 'FAILED', Percent: 50 });
    const unknown = { ...pair, OperationId: '00000000-0000-4000-8000-000000000000' };
    expect((await send('operation/inspect', unknown)).status).toBe(404);
    expect((await send('operation/list', pair)).body.data.TotalCount).toBeGreaterThan(10);
    expect((await send('operation/list', { ...pair, State: 'PROCESSING' })).status).toBe(200);
  });

  it('leave no route out', () => {
    const routes = Object.keys(document.paths).map((path) => path.replace('/v1/tencent/', ''));
    expect(routes.filter((route) => !seen.has(route))).toEqual([]);
  });
});

/** Headers that only this service sends and the response does not document. */
function undocumentedHeaders(documented: object, headers: Headers): string[] {
  const known = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
  const ours =
    /^(x-request-id|x-tencent-.*|x-stale-.*|x-client-token|x-operation-id|retry-after|www-authenticate)$/;
  return [...headers.keys()].filter((name) => ours.test(name) && !known.has(name));
}
