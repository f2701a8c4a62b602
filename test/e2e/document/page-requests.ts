import { expect } from 'vitest';
import type { Service } from '../service.fixture.js';
import { callsOf, onlyCall } from '../upstream.js';
import type { PageRequest } from './page-tables.js';
import type { ParameterCase } from './parameter-case.js';
import { POLICY_REQUESTS } from './policy-tables.js';
import { SNAPSHOT_REQUESTS } from './snapshot-tables.js';

export const PAGE_REQUESTS: Record<string, PageRequest> = { ...SNAPSHOT_REQUESTS, ...POLICY_REQUESTS };

/** Sends the least request of the route with these fields; answers the data of its success. */
// eslint-disable-next-line typescript/no-explicit-any -- the shape depends on the route
export async function send(service: Service, route: string, fields: object = {}): Promise<any> {
  const reply = await service.post(route, { ...PAGE_REQUESTS[route]!.body, ...fields });
  expect(reply.body, `${route} ${JSON.stringify(fields)}`).toMatchObject({ scode: 0 });
  return reply.body.data;
}

/** With these fields the only call of the route's action has these parameters, and not those named. */
export const sends =
  (route: string, fields: object, upstream: object, ...absent: string[]): ParameterCase =>
  async (service) => {
    await send(service, route, fields);
    const { Params } = onlyCall(service, PAGE_REQUESTS[route]!.action);
    expect(Params).toMatchObject(upstream);
    for (const name of absent) expect(Params).not.toHaveProperty(name);
  };

export const asItIs = (route: string, fields: object): ParameterCase => sends(route, fields, fields);

export const forRoute = (
  route: string,
  cases: (route: string) => Record<string, ParameterCase>,
): Record<string, ParameterCase> =>
  Object.fromEntries(Object.entries(cases(route)).map(([name, check]) => [`${route} ${name}`, check]));

export type ReplyRow = Record<string, unknown>;

/** The list has these ids in this order, from one call with these parameters. */
export const lists =
  (route: string, idField: string) =>
  (fields: object, upstream: object, ids: string[], total = ids.length): ParameterCase =>
  async (service) => {
    const data = await send(service, route, fields);
    expect(onlyCall(service, PAGE_REQUESTS[route]!.action).Params).toMatchObject(upstream);
    expect(data.List.map((row: ReplyRow) => row[idField])).toEqual(ids);
    expect(data.TotalCount).toBe(total);
  };

/** That many are counted in ap-guangzhou, from one call a region with these parameters. */
export const counts =
  (route: string) =>
  (fields: object, guangzhou: number, upstream: object): ParameterCase =>
  async (service) => {
    const data = await send(service, route, fields);
    const [row] = data.List.filter(({ Region }: ReplyRow) => Region === 'ap-guangzhou');
    expect([row.Count, data.List.length]).toEqual([guangzhou, 19]);
    const calls = callsOf(service, PAGE_REQUESTS[route]!.action);
    expect(calls).toHaveLength(19);
    for (const { Params } of calls) {
      expect(Params).toMatchObject(upstream);
      expect(Params).not.toHaveProperty('Order');
    }
  };
