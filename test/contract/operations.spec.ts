import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../e2e/service.fixture.js';

const operations = join(import.meta.dirname, '..', '..', 'docs', 'operations');
const METRIC = /\b((?:http|tencent|audit|credential|db|auth|process|nodejs|build)_[a-z0-9_]+)\b/g;
/** Words of the two files that look like metrics and are labels or ids. */
const NOT_METRICS = new Set(['code_class', 'auth_failures']);

const metricsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(METRIC)].map((match) => match[1]!.replace(/_(bucket|count|sum)$/, ''))),
];

describe('the dashboard and the alert rules', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it.each(['grafana-dashboard.json', 'alert-rules.yml'])(
    '%s asks only for metrics that exist',
    async (file) => {
      const known = new Set((await register.getMetricsAsJSON()).map(({ name }) => name));
      const asked = metricsIn(readFileSync(join(operations, file), 'utf8')).filter(
        (name) => !NOT_METRICS.has(name),
      );
      expect(asked.length).toBeGreaterThan(8);
      expect(asked.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  it('labels no metric by tenant, account or disk', async () => {
    const metrics = await register.getMetricsAsJSON();
    expect(metrics.length).toBeGreaterThan(30);
    const labels = metrics.flatMap(({ name, values }) =>
      values.flatMap((value) => Object.keys(value.labels).map((label) => `${name}.${label}`)),
    );
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => /tenant|cluster|disk|account|secret|request_id/i.test(label))).toEqual(
      [],
    );
  });
});
