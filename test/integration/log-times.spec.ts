import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../program/run-program.js';
import { createTestDatabase, type TestDatabase } from './database/postgres.fixture.js';

describe('the log of the service', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('has in each line, from the first to the last, the time with its zone', async () => {
    const service = await startProgram({
      DATABASE_URL: db.url,
      CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      ADMIN_API_KEY: randomBytes(24).toString('base64'),
    });
    await fetch(`${service.origin}/v1/tencent/disk/list`, { method: 'POST' });
    const { stdout } = await service.stop();
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect((JSON.parse(line) as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
