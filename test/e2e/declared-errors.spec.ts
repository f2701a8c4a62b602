import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/errors/error-codes.js';
import { DEFAULT_ACCOUNT } from '../../src/sandbox/options.js';
import { UPSTREAM_ERRORS } from '../../src/tencent/client/errors/upstream-errors.js';
import {
  ACCOUNT,
  CLUSTER,
  DISK,
  type Reply,
  SCOPE,
  type Service,
  type ServiceOptions,
  startService,
} from './service.fixture.js';

interface Route {
  route: string;
  /** What it calls upstream. */
  Action: string;
  body: object;
  /** Errors of the upstream call that this route answers with success, as they are what it was asked for. */
  findings: readonly UpstreamError[];
}
type UpstreamError = (typeof UPSTREAM_ERRORS)[number];

const ROUTES: Route[] = [
  {
    route: 'credential/verify',
    Action: 'DescribeRegions',
    body: ACCOUNT,
    findings: ['TENCENT_CREDENTIAL_REJECTED', 'TENCENT_ADDRESS_REFUSED', 'TENCENT_MFA', 'TENCENT_PERMISSION'],
  },
  { route: 'disk/inspect', Action: 'DescribeDisks', body: { ...SCOPE, DiskId: DISK }, findings: [] },
];

/** More than a call is ever tried. */
const Times = 10;
const refusal = (Code: string) => ({ Fault: 'error', Code, Times }) as const;

/** A fault of the cloud behind each error; the others need a service of their own. */
const FAULTS = {
  TENCENT_INVALID_PARAMETER: refusal('InvalidParameter'),
  TENCENT_UNSUPPORTED_REGION: refusal('UnsupportedRegion'),
  TENCENT_THROTTLED: refusal('RequestLimitExceeded'),
  TENCENT_CREDENTIAL_REJECTED: refusal('AuthFailure.SecretIdNotFound'),
  TENCENT_CLOCK_SKEW: refusal('AuthFailure.SignatureExpire'),
  TENCENT_PERMISSION: refusal('UnauthorizedOperation'),
  TENCENT_MFA: refusal('AuthFailure.MFAFailure'),
  TENCENT_ADDRESS_REFUSED: refusal('IpNotInWhitelist'),
  TENCENT_INTERNAL: refusal('InternalError'),
  TENCENT_UNAVAILABLE: refusal('ServiceUnavailable'),
  TENCENT_UNREACHABLE: { Fault: 'reset', Times },
  TENCENT_UNREADABLE: { Fault: 'html', Times },
  TENCENT_ACTION_MISSING: refusal('InvalidAction'),
  TENCENT_ACTION_OFFLINE: refusal('ActionOffline'),
  TENCENT_PROTOCOL: refusal('InvalidRequest'),
  TENCENT_UNKNOWN: refusal('Tomorrow'),
  TENCENT_REQUEST_DEFECT: refusal('UnknownParameter'),
} as const;

type OtherError = Exclude<UpstreamError, keyof typeof FAULTS>;
const OTHERS: Record<OtherError, (route: Route) => Promise<Reply>> = {
  CREDENTIAL_NOT_FOUND: (route) =>
    withService({}, (service) => post(service, { ...route, body: { ...route.body, ClusterUuid: 'absent' } })),
  CREDENTIAL_DISABLED: (route) =>
    withService({}, async (service) => {
      await service.post('credential/update', { ...ACCOUNT, Enabled: false });
      return post(service, route);
    }),
  CREDENTIAL_UNREADABLE: (route) =>
    withService({}, async (service) => {
      await service.database.dataSource.query(`UPDATE credential SET secret = 'v1.test.AAAA.AAAA'`);
      return post(service, route);
    }),
  TENCENT_TIMEOUT: (route) =>
    withService({ config: { tencentTimeoutMs: 100 } }, (service) => {
      service.sandbox.addFault({ Action: route.Action, Fault: 'hang', Times });
      return post(service, route);
    }),
  // One key stored for several clusters has one rate, and its reads are not shared.
  TOO_MANY_REQUESTS: (route) =>
    withService({ config: { tencentRatePerSecond: 1, requestTimeoutMs: 2_500 } }, async (service) => {
      const clusters = [CLUSTER, 'two', 'three', 'four', 'five', 'six'];
      const { secretId: SecretId, secretKey: SecretKey } = DEFAULT_ACCOUNT;
      for (const ClusterUuid of clusters.slice(1))
        await service.post('credential/create', { ...ACCOUNT, ClusterUuid, SecretId, SecretKey });
      const crowd = new AbortController();
      const replies = clusters.map(async (ClusterUuid) => {
        const body = { ...route.body, ClusterUuid };
        const reply = await service.post(route.route, body, { signal: crowd.signal });
        if (reply.status === 200) throw new Error('this one had its turn');
        return reply;
      });
      const refused = await Promise.any(replies);
      crowd.abort();
      await Promise.allSettled(replies);
      return refused;
    }),
  OVERLOADED: (route) =>
    withService({}, async (service) => {
      service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'hang', Times: 1_000 });
      const crowd = new AbortController();
      const { signal } = crowd;
      const inLine = Array.from({ length: 300 }, (_, i) =>
        service.post('disk/inspect', { ...SCOPE, DiskId: `disk-crowd${i}` }, { signal }),
      );
      // The first of them that is answered found the line full, and nothing in it moves.
      await Promise.race(inLine);
      const reply = await post(service, route);
      crowd.abort();
      await Promise.allSettled(inLine);
      return reply;
    }),
};

const post = (service: Service, { route, body }: Route): Promise<Reply> => service.post(route, body);

async function withService(options: ServiceOptions, work: (service: Service) => Promise<Reply>) {
  const service = await startService(options);
  try {
    return await work(service);
  } finally {
    await service.close();
  }
}

const codeOf = ({ body }: Reply): ErrorCode | undefined =>
  (Object.keys(ERROR_CODES) as ErrorCode[]).find((code) => ERROR_CODES[code].scode === body.scode);

describe.each(ROUTES)('$route declares what it answers', (route) => {
  let service: Service;
  let declared: Map<string, number>;

  beforeAll(async () => {
    service = await startService();
    declared = await declaredErrors(service, route.route);
  });
  afterEach(async () => {
    service.sandbox.clearFaults();
    // A success, so that the failures of several tests do not open the circuit.
    expect((await post(service, route)).status).toBe(200);
  });
  afterAll(() => service.close());

  const expectDeclared = (reply: Reply, expected: UpstreamError) => {
    if (route.findings.includes(expected)) {
      expect(reply).toMatchObject({ status: 200, body: { scode: 0 } });
      expect([...declared.keys()]).not.toContain(expected);
      return;
    }
    expect(codeOf(reply), reply.text).toBe(expected);
    expect(declared.get(expected), expected).toBe(reply.status);
  };

  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])('when Tencent ends in %s', async (code) => {
    service.sandbox.addFault({ Action: route.Action, ...FAULTS[code] });
    expectDeclared(await post(service, route), code);
  });

  it.each(Object.keys(OTHERS) as OtherError[])(
    'with a service of its own, which ends in %s',
    async (code) => {
      expectDeclared(await OTHERS[code](route), code);
    },
  );

  it('and every error that any call can end in was tried', () => {
    expect(UPSTREAM_ERRORS).toEqual(expect.arrayContaining(['CREDENTIAL_NOT_FOUND', 'TENCENT_TIMEOUT']));
    expect([...Object.keys(FAULTS), ...Object.keys(OTHERS)].sort()).toEqual([...UPSTREAM_ERRORS].sort());
  });
});

/** Codes by the status of the response in which the API document shows them. */
async function declaredErrors(service: Service, route: string): Promise<Map<string, number>> {
  const document = (await (await fetch(`${service.origin}/openapi.json`)).json()) as OpenAPIObject;
  interface Response {
    $ref?: string;
    content: Record<string, { examples?: object }>;
  }
  const shared = document.components!.responses as unknown as Record<string, Response>;
  const responses = document.paths[`/v1/tencent/${route}`]!.post!.responses as Record<string, Response>;
  const declared = Object.entries(responses).flatMap(([status, response]) => {
    const { content } = response.$ref ? shared[response.$ref.split('/').at(-1)!]! : response;
    const examples = content['application/json']?.examples ?? {};
    return Object.keys(examples).map((code) => [code, Number(status)] as const);
  });
  expect(declared.map(([code]) => code)).toContain('TENCENT_TIMEOUT');
  return new Map(declared);
}
