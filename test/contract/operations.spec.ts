import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { PHASE_FIELDS } from '../../src/common/request/phases.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { anchorsOf, runbookText } from '../runbooks/markdown.js';

const operations = join(import.meta.dirname, '..', '..', 'docs', 'operations');
const METRIC = /\b((?:http|tencent|audit|credential|db|auth|process|nodejs|build)_[a-z0-9_]+)\b/g;
/** Words of the two files that look like metrics and are labels, ids or tables. */
const NOT_METRICS = new Set(['code_class', 'auth_failures', 'audit_unwritable']);

const metricsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(METRIC)].map((match) => match[1]!.replace(/_(bucket|count|sum)$/, ''))),
];

describe('the dashboard and the alert rules', () => {
  let service: Service;
  let registry: Registry;
  beforeAll(async () => {
    service = await startService();
    registry = service.app.get(Registry);
  });
  afterAll(() => service.close());

  it.each(['grafana-dashboard.json', 'alert-rules.yml'])(
    '%s asks only for metrics that exist',
    async (file) => {
      const known = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
      const asked = metricsIn(readFileSync(join(operations, file), 'utf8')).filter(
        (name) => !NOT_METRICS.has(name),
      );
      expect(asked.length).toBeGreaterThan(8);
      expect(asked.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  it('name for each alert a runbook that has a section for it, or is about it alone', () => {
    const rules = readFileSync(join(operations, 'alert-rules.yml'), 'utf8')
      .split(/^ {6}- alert: /m)
      .slice(1);
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      const name = rule.split('\n')[0]!;
      const [, page, anchor] = /^ +runbook_url: docs\/runbooks\/(\S+)\.md#(\S+)$/m.exec(rule) ?? [];
      expect(page, name).toBeDefined();
      const text = runbookText(page!);
      expect(anchorsOf(text), name).toContain(anchor);
      if (page === 'alerts') expect(anchor).toBe(name.toLowerCase());
      else expect(text).toContain(`\`${name}\``);
      expect(anchorsOf(runbookText('alerts'))).toContain(name.toLowerCase());
    }
  });

  it('have a page on slow requests that explains each field of their line with a time', () => {
    const page = readFileSync(join(operations, 'slow-request.md'), 'utf8');
    const explained = [...page.matchAll(/^\| ((?:`\w+_ms`(?:, )?)+) /gm)].flatMap(([, names]) =>
      names!.match(/\w+_ms/g)!,
    );
    expect(PHASE_FIELDS.length).toBeGreaterThan(12);
    expect(explained.toSorted()).toEqual([...PHASE_FIELDS].toSorted());
  });

  it('labels no metric by tenant, account or disk', async () => {
    const metrics = await registry.getMetricsAsJSON();
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['tencent_api_requests_total', 'tencent_in_flight', 'tencent_breaker_state']),
    );
    const labels = metrics.flatMap(({ name, values }) =>
      values.flatMap((value) => Object.keys(value.labels).map((label) => `${name}.${label}`)),
    );
    expect(labels).not.toEqual([]);
    expect(labels.filter((label) => /tenant|cluster|disk|account|secret|request_id/i.test(label))).toEqual(
      [],
    );
  });
});

describe('two applications in one process', () => {
  let one: Service;
  let two: Service;
  beforeAll(async () => {
    [one, two] = await Promise.all([startService(), startService()]);
  });
  afterAll(() => Promise.all([one.close(), two.close()]));

  const scraped = async ({ origin }: Service) => (await fetch(`${origin}/metrics`)).text();

  it('count each for itself what it was asked, and tell the same of the process', async () => {
    await one.post('disk/list', {}, { token: null });
    await one.post('disk/list', {}, { token: 'wrong' });
    await one.post('disk/list', SCOPE);
    const [ofOne, ofTwo] = [await scraped(one), await scraped(two)];
    for (const line of [
      'auth_failures_total{reason="missing"} 1',
      'auth_failures_total{reason="unknown_token"} 1',
      'http_server_errors_total{code="NOT_AUTHENTICATED"} 2',
      'credential_cache_events_total{result="miss"} 1',
    ]) {
      expect(ofOne.split('\n')).toContain(line);
      expect(ofTwo).not.toContain(line);
    }
    expect(ofOne).toContain('tencent_api_requests_total{action="DescribeDisks"');
    expect(ofTwo).not.toContain('tencent_api_requests_total{');
    for (const text of [ofOne, ofTwo]) {
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
      expect(text).toMatch(/^build_info\{.*\} 1$/m);
      for (const line of [
        /^db_pool_connections\{pool="reading",state="idle"\} \d+$/m,
        /^db_pool_connections\{pool="locks",state="busy"\} 0$/m,
        /^db_pool_size\{pool="locks"\} 16$/m,
        /^db_listener_connected\{channel="credential"\} 1$/m,
        /^db_listener_connected\{channel="api_key_changed"\} 1$/m,
        /^audit_lease_age_seconds [\d.]+$/m,
        /^db_lock_oldest_age_seconds 0$/m,
        /^tencent_rate_shares_alone 0$/m,
      ])
        expect(text).toMatch(line);
    }
  });
});
