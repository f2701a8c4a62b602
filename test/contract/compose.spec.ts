import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { aConfig } from '../builders/a-config.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

/** Set by the compose file itself or by the image, not by .env. */
const FIXED = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_RUNTIME_ROLE'];
/** Files. No process list, no `docker inspect` and no crash report shows them then. */
const SECRETS = ['DATABASE_PASSWORD', 'CREDENTIAL_KEYS', 'ADMIN_API_KEY'];

interface ComposeService {
  environment: Record<string, string>;
  deploy: { resources: { limits: { memory: string } } };
  security_opt: string[];
  restart?: string;
  stop_grace_period: string;
}

/** Of the many variables of OpenTelemetry those that most need. */
const OTEL = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
];

describe('docker compose', () => {
  const compose = read('docker-compose.yml');
  const sources = read('src/config/environment.ts') + read('src/config/environment-reader.ts');
  const names = new Set(matches(sources, /\b(?:read|this)\.[a-z]\w+\('([A-Z][A-Z_]+)'/g));
  const given = [...names].filter(
    (name) => ![...FIXED, ...SECRETS].includes(name) && !name.endsWith('_FILE'),
  );

  it('finds the variables of the service', () => {
    const fields = Object.keys(aConfig())
      // The variables of OpenTelemetry, which are below.
      .filter((key) => key !== 'tracing')
      .map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
    const single = [...names].filter((name) => !name.endsWith('_FILE'));
    expect(single.sort()).toEqual([...fields, 'DATABASE_PASSWORD'].sort());
    expect([...names]).toEqual(expect.arrayContaining(FIXED));
  });

  it.each(given)('hands %s from .env to the service', (name) => {
    const value = new RegExp(String.raw`^ +${name}: \$\{${name}(:-|:\?[^}]+)\}$`, 'm');
    expect(compose).toMatch(value);
    expect(read('.env.example')).toMatch(new RegExp(`^(# )?${name}=.`, 'm'));
    expect(read('README.md')).toContain(`\`${name}\``);
  });

  it.each(OTEL)('hands %s from .env to the service', (name) => {
    expect(read('src/config/tracing-environment.ts')).toContain(`'${name}'`);
    expect(compose).toContain(`${name}: \${${name}:-}`);
    expect(read('.env.example')).toMatch(new RegExp(`^# ${name}=.`, 'm'));
    expect(read('README.md')).toContain(`\`${name}\``);
  });

  const serviceOf = (name: string) =>
    new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(compose)![1]!;

  it.each(SECRETS)('hands %s to the service as a file, and from no variable', (name) => {
    const file = name.toLowerCase();
    const text = serviceOf('service');
    expect(text).toContain(`${name}_FILE: /run/secrets/${file}\n`);
    expect(text).toMatch(new RegExp(String.raw`^ {4}secrets: \[.*\b${file}\b.*\]$`, 'm'));
    expect(compose).toMatch(new RegExp(`^  ${file}:\n    file: ./secrets/${file}$`, 'm'));
    expect(read('README.md')).toContain(` secrets/${file}\n`);
    expect(read('README.md')).toContain(`\`${name}\``);
    expect(compose).not.toContain(`\${${name}`);
  });

  it('gives the migration the owner of the database and no key, and the service a role of its own', () => {
    const [migration, service] = [serviceOf('migration'), serviceOf('service')];
    expect(migration).toContain('secrets: [database_owner_password]');
    expect(migration).not.toMatch(/ADMIN_API_KEY|CREDENTIAL_KEYS:/);
    const role = /DATABASE_RUNTIME_ROLE: (\w+)/.exec(migration)![1]!;
    expect(service).toContain(`DATABASE_URL: postgres://${role}@`);
    expect(service).not.toContain('owner');
    expect(migration).not.toContain(`postgres://${role}@`);
    expect(compose).toContain(`CREATE ROLE ${role} LOGIN`);
  });

  it('reads every variable that .env.example offers', () => {
    const offered = matches(read('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
    expect(offered.length).toBeGreaterThanOrEqual(given.length);
    expect(offered.filter((name) => !compose.includes(`\${${name}:`))).toEqual([]);
  });

  /** Of the schema and of names, not of taste. */
  const faultsOf = async (text: string): Promise<string[]> => {
    const folder = mkdtempSync(join(tmpdir(), 'compose-'));
    const file = join(folder, 'docker-compose.yml');
    writeFileSync(file, text);
    const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
    const results = await linter.lintFiles([file], false);
    rmSync(folder, { recursive: true });
    return results.flatMap(({ messages }: { messages: { type: string; message: string }[] }) =>
      messages.filter(({ type }) => type === 'error').map(({ message }) => message),
    );
  };

  it('has a file that fits the schema of compose files', async () => {
    expect(await faultsOf(compose)).toEqual([]);
    expect((await faultsOf(compose.replace('read_only:', 'readonly:'))).join()).toContain(
      'additional properties',
    );
  });

  const { services } = parse(compose) as { services: Record<string, ComposeService> };

  it.each(Object.keys(services))('bounds what %s takes, and lets it gain no rights', (name) => {
    const { deploy, security_opt, restart } = services[name]!;
    expect(deploy.resources.limits).toEqual({
      cpus: expect.stringMatching(/^[12]$/),
      memory: expect.stringMatching(/^\d+[MG]$/),
      pids: expect.any(Number),
    });
    expect(security_opt).toEqual(['no-new-privileges:true']);
    expect(['no', 'unless-stopped', undefined]).toContain(restart);
  });

  it.each(Object.keys(services).filter((name) => name !== 'database'))(
    'starts %s without capabilities, on a file system that it cannot write',
    (name) => {
      expect(services[name]).toMatchObject({ cap_drop: ['ALL'], read_only: true, init: true });
    },
  );

  it('gives the service half of its memory as heap, and more time than it needs to end', () => {
    const { environment, deploy, stop_grace_period } = services['service']!;
    expect(environment['NODE_OPTIONS']).toBe('--max-old-space-size-percentage=50');
    expect(deploy.resources.limits.memory).toBe('512M');
    const forced = /FORCED_EXIT_MS = ([\d_]+);/.exec(read('src/app.serve.ts'))![1]!.replaceAll('_', '');
    expect(Number(/^(\d+)s$/.exec(stop_grace_period)![1]) * 1_000).toBeGreaterThan(Number(forced));
  });
});
