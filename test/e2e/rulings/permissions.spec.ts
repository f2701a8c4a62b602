import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../src/auto-snapshot-policy/dto/document-examples.js';
import { ACCOUNT, type Service, startService } from '../service.fixture.js';

describe('permissions of a cloud key', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const refuse = (Action: string, Code: string, Times = 9) =>
    fetch(`${service.sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Action, Times, Fault: 'error', Code }),
    });

  const permissions = async () => {
    const reply = await service.post('credential/verify', ACCOUNT);
    expect(reply.body.data).toMatchObject({ Accepted: true });
    const rows = reply.body.data.Permissions as { Action: string; Allowed: boolean | null }[];
    return Object.fromEntries(rows.map(({ Action, Allowed }) => [Action, Allowed]));
  };

  it.each([
    ['UnauthorizedOperation', 403],
    ['UnauthorizedOperation.AuthFailure', 403],
    ['AuthFailure.UnauthorizedOperation', 403],
  ])('are named where one is missing: %s', async (code, status) => {
    await refuse('CreateAutoSnapshotPolicy', code);
    const reply = await service.post('auto_snapshot/policy/create', EXAMPLES.create.request);
    expect([reply.status, reply.body.scode]).toEqual([status, 30042]);
    expect(reply.body.desc).toContain('lacks the permission cbs:CreateAutoSnapshotPolicy;');
  });

  it('are all there for the key of the sandbox, each tried by one call', async () => {
    expect(await permissions()).toEqual({
      'cvm:DescribeRegions': true,
      'cbs:DescribeDisks': true,
      'cbs:DescribeAutoSnapshotPolicies': true,
      'cbs:DescribeSnapshots': true,
      'cbs:DescribeSnapshotOverview': true,
      'cbs:DescribeDiskConfigQuota': true,
      'cbs:InquiryPriceCreateDisks': true,
      'cvm:DescribeInstances': true,
      'cvm:DescribeZones': true,
      'cloudaudit:LookUpEvents': true,
    });
    expect(service.sandbox.calls()).toHaveLength(10);
  });

  it('are told apart: allowed, not allowed, and not to be told', async () => {
    await refuse('DescribeRegions', 'UnauthorizedOperation');
    await refuse('DescribeAutoSnapshotPolicies', 'UnauthorizedOperation');
    await refuse('DescribeSnapshots', 'UnauthorizedOperation');
    await refuse('InquiryPriceCreateDisks', 'UnauthorizedOperation');
    await refuse('DescribeInstances', 'UnauthorizedOperation.CamNoAuth');
    await refuse('LookUpEvents', 'InternalError');
    expect(await permissions()).toEqual({
      'cvm:DescribeRegions': false,
      'cbs:DescribeDisks': true,
      'cbs:DescribeAutoSnapshotPolicies': false,
      'cbs:DescribeSnapshots': false,
      'cbs:DescribeSnapshotOverview': true,
      'cbs:DescribeDiskConfigQuota': true,
      'cbs:InquiryPriceCreateDisks': false,
      'cvm:DescribeInstances': false,
      'cvm:DescribeZones': true,
      'cloudaudit:LookUpEvents': null,
    });
  });

  it('are not tried with a key that Tencent does not accept', async () => {
    await refuse('DescribeRegions', 'AuthFailure.SecretIdNotFound');
    const { body } = await service.post('credential/verify', ACCOUNT);
    expect(body.data).toMatchObject({ Accepted: false, Permissions: [] });
    expect(service.sandbox.calls()).toHaveLength(1);
  });
});
