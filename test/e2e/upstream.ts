import { expect } from 'vitest';
import type { CallRecord } from '../../src/sandbox/call/call-log.js';
import { SCOPE, type Service } from './service.fixture.js';

/** A call as the sandbox recorded it, its parameters ready for assertions. */
export type UpstreamCall = Omit<CallRecord, 'Params'> & { Params: Record<string, unknown> };

/** What reached the cloud, oldest first. */
export const callsOf = ({ sandbox }: Service, action: string): UpstreamCall[] =>
  sandbox.calls().filter((call) => call.Action === action) as UpstreamCall[];

/** Fails unless the action was called exactly once. */
export function onlyCall(service: Service, action: string): UpstreamCall {
  const calls = callsOf(service, action);
  expect(calls, `calls of ${action}`).toHaveLength(1);
  return calls[0]!;
}

/** Fails unless the reply is a success; answers its data. */
export async function dataOf(
  service: Service,
  route: string,
  body: object,
  // eslint-disable-next-line typescript/no-explicit-any -- the shape depends on the route
): Promise<any> {
  const reply = await service.post(`disk/${route}`, body);
  expect(reply.body, `${route} ${JSON.stringify(body)}`).toMatchObject({ scode: 0 });
  expect(reply.status).toBe(200);
  return reply.body.data;
}

/** The ids of a list, in its order. */
export const idsIn = (data: { List: { DiskId: string }[] }): string[] => data.List.map((disk) => disk.DiskId);

/** Makes disks through the API, 20 GiB each; a name gets a number when there are several. */
export async function createDisks(service: Service, count: number, fields: object = {}): Promise<string[]> {
  const order = { DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
  const data = await dataOf(service, 'create', { ...SCOPE, ...order, DiskCount: count, ...fields });
  expect(data.DiskIdSet).toHaveLength(count);
  return data.DiskIdSet;
}
