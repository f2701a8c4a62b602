import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { ACCOUNT, ADMIN_KEY, DISK, INSTANCE } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { type OpenApi, type Operation, operationsOf, readDocument } from './document.fixture.js';
import { type RunningService, startProgram } from '../program/run-program.js';
import { asJsonSchema, hostileValue, mutatedBody, validBody } from './schema.fixture.js';

/** Bodies over all routes together; the full run is FUZZ_RUNS=20000. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124);
const KEYS = ['scode', 'desc', 'message', 'message_cn', 'stack', 'data'];
const TIMEOUT_MS = 60_000 + RUNS * 60;

describe('random bodies', () => {
  let database: TestDatabase;
  let cloud: Sandbox;
  let service: RunningService;
  let document: OpenApi;
  let operations: Operation[];
  const validators = new Map<string, ValidateFunction>();
  const seen = new Map<string, number>();
  let sent = 0;

  beforeAll(async () => {
    [database, cloud] = await Promise.all([
      createTestDatabase(),
      createSandbox({ port: 0, delayMs: 0, rateLimits: false }),
    ]);
    service = await startProgram({
      DATABASE_URL: database.url,
      CREDENTIAL_KEYS: `k1:${Buffer.from('a key of thirty-two bytes, fuzz!').toString('base64')}`,
      ADMIN_API_KEY: ADMIN_KEY,
      TENCENT_API_ORIGIN: cloud.origin,
      TENCENT_RATE_PER_SECOND: '1000000',
    });
    document = await readDocument(service.origin);
    operations = operationsOf(document);
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema(asJsonSchema({ $id: 'api', components: document.components }) as object);
    const absolute = (schema: object) =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
    for (const { id, replies } of operations)
      for (const [status, schema] of Object.entries(replies))
        validators.set(`${id} ${status}`, ajv.compile(absolute(asJsonSchema(schema) as object)));
    await storeAccount();
  });
  afterAll(async () => {
    await service?.stop();
    await Promise.all([cloud?.close(), database?.close()]);
  });

  const storeAccount = () =>
    post('/v1/tencent/credential/create', {
      ...ACCOUNT,
      SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
      SecretKey: 'sandboxsandboxsandboxsandbox0001',
    });

  async function post(path: string, body: unknown): Promise<{ status: number; text: string; type: string }> {
    const response = await fetch(`${service.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    sent += 1;
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type') ?? '',
    };
  }

  const known = {
    TenantUuid: [ACCOUNT.TenantUuid],
    ClusterUuid: [ACCOUNT.ClusterUuid],
    Region: ['ap-guangzhou', 'ap-shanghai', 'ap-shanghai-fsi'],
    DiskId: [DISK],
    InstanceId: [INSTANCE],
    Zone: ['ap-guangzhou-3'],
    State: ['UNATTACHED'],
    AutoSnapshotPolicyId: ['asp-3stvwfxx'],
    BeginTime: ['2026-01-01 00:00:00'],
    EndTime: ['2026-12-31 23:59:59'],
    ExpiresAt: ['2099-12-31 23:59:59'],
    DiskChargeType: ['POSTPAID_BY_HOUR'],
  };

  /** Throws what is wrong with a reply. */
  function check({ id }: Operation, { status, text, type }: Awaited<ReturnType<typeof post>>): void {
    seen.set(`${status}`, (seen.get(`${status}`) ?? 0) + 1);
    expect(status, text).toBeLessThan(500);
    expect(type).toBe('application/json; charset=utf-8');
    const envelope = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(envelope)).toEqual(KEYS);
    const validator = validators.get(`${id} ${status}`);
    expect(validator, `${status} is not documented: ${text}`).toBeDefined();
    if (!validator!(envelope)) throw new Error(`${JSON.stringify(validator!.errors)} in ${text}`);
    expect(envelope['scode'] === 0).toBe(status === 200);
    expect(envelope['stack']).toBeNull();
  }

  it(
    'end in a documented reply on every route',
    async () => {
      const numRuns = Math.ceil(RUNS / operations.length);
      for (const operation of operations) {
        const body = fc.oneof(
          { weight: 4, arbitrary: validBody(document, operation.body, known) },
          { weight: 4, arbitrary: mutatedBody(document, operation.body, known) },
          { weight: 1, arbitrary: hostileValue },
          { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
        );
        const property = fc.asyncProperty(body, async (value) =>
          check(operation, await post(operation.path, value)),
        );
        await fc.assert(property, { numRuns, seed: SEED, endOnFailure: false });
        // The account may have been deleted, disabled or given another key meanwhile.
        await post('/v1/tencent/credential/delete', ACCOUNT);
        await storeAccount();
        cloud.reset();
      }
      expect(sent).toBeGreaterThanOrEqual(RUNS);
      console.log(
        `${sent} bodies on ${operations.length} routes, seed ${SEED}:`,
        Object.fromEntries([...seen].sort()),
      );
    },
    TIMEOUT_MS,
  );

  it('leave only JSON in the log, a line for each request', async () => {
    const { code, stdout, stderr } = await service.stop();
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line), line).toHaveProperty('level');
    expect(lines.filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThanOrEqual(sent);
  });
});
