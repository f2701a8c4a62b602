import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/config/environment.js';
import { aConfig } from '../builders/a-config.js';
import { containersOf, DEPLOY, type Manifest, named, resolved } from './deploy.fixture.js';

const ROOT = join(DEPLOY, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const SECRET_FOLDER = '/run/secrets/disk-service';
/** Read by Node itself. */
const NOT_OURS = ['NODE_OPTIONS'];

const documents = resolved(join(DEPLOY, 'production'));
const one = (kind: string, name = 'disk-service'): Manifest => {
  const found = named(documents, kind, name);
  expect(found, `${kind} ${name}`).toBeDefined();
  return found;
};
const deployment = one('Deployment');
const job = one('Job', 'disk-service-migration');
const workloads = [deployment, job];
const [service] = containersOf(deployment);
const hpa = one('HorizontalPodAutoscaler').spec;
const readme = read('deploy/README.md');

/** The variables that a container gets from its manifest and its map, the first over the second. */
function environmentOf(workload: Manifest): Record<string, string> {
  const [{ env, envFrom }] = containersOf(workload);
  const maps = envFrom.map(({ configMapRef }: Manifest) => one('ConfigMap', configMapRef.name).data);
  const own = env.map(({ name, value }: Manifest) => [name, value]);
  return Object.assign({}, ...maps, Object.fromEntries(own));
}

describe('the manifests for Kubernetes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those that an operator expects', () => {
    expect(documents.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort()).toEqual([
      'ConfigMap/disk-service',
      'ConfigMap/disk-service-migration',
      'Deployment/disk-service',
      'HorizontalPodAutoscaler/disk-service',
      'Ingress/disk-service',
      'Job/disk-service-migration',
      'NetworkPolicy/disk-service',
      'NetworkPolicy/disk-service-migration',
      'PodDisruptionBudget/disk-service',
      'Service/disk-service',
      'ServiceAccount/disk-service',
    ]);
    for (const { metadata } of documents) expect(metadata.namespace).toBe('disk-service');
  });

  it('refer to what is there', () => {
    const pod = deployment.spec.template.metadata.labels;
    for (const workload of workloads) one('ServiceAccount', workload.spec.template.spec.serviceAccountName);
    const selectors = [
      deployment.spec.selector.matchLabels,
      one('Service').spec.selector,
      one('PodDisruptionBudget').spec.selector.matchLabels,
      one('NetworkPolicy').spec.podSelector.matchLabels,
      ...deployment.spec.template.spec.topologySpreadConstraints.map(
        ({ labelSelector }: Manifest) => labelSelector.matchLabels,
      ),
    ];
    for (const selector of selectors) expect(pod).toEqual(selector);
    expect(job.spec.template.metadata.labels).toEqual(
      one('NetworkPolicy', 'disk-service-migration').spec.podSelector.matchLabels,
    );
    expect(hpa.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'disk-service' });
    expect(deployment.spec.replicas).toBeUndefined();
  });

  it('agree on the ports', () => {
    const ports = Object.fromEntries(
      service.ports.map(({ name, containerPort }: Manifest) => [name, containerPort]),
    );
    expect(ports).toEqual({
      http: Number(/\bPORT=(\d+)/.exec(read('Dockerfile'))![1]),
      metrics: Number(environmentOf(deployment)['METRICS_PORT']),
    });
    const [{ name, targetPort }] = one('Service').spec.ports;
    expect(Object.keys(ports)).toContain(targetPort);
    const [rule] = one('Ingress').spec.rules;
    expect(rule.http.paths[0].backend.service).toEqual({ name: 'disk-service', port: { name } });
    expect(one('Ingress').spec.tls[0].hosts).toEqual([rule.host]);
    const opened = one('NetworkPolicy').spec.ingress.flatMap(({ ports: list }: Manifest) => list);
    expect(opened.map(({ port }: Manifest) => port)).toEqual(Object.keys(ports));
    for (const policy of ['disk-service', 'disk-service-migration']) {
      const left = one('NetworkPolicy', policy).spec.egress.flatMap(({ ports: list }: Manifest) => list);
      expect(left.map(({ port }: Manifest) => port)).toEqual(expect.arrayContaining([53, 5432]));
    }
  });

  it.each([
    ['service', deployment],
    ['migration', job],
  ] as const)('are a configuration that the %s accepts', (purpose, workload) => {
    const known = Object.keys(aConfig()).map((key) =>
      key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    );
    const env = environmentOf(workload);
    expect(Object.keys(env).length).toBeGreaterThan(2);
    const plain = Object.keys(env).map((name) => name.replace(/_FILE$/, ''));
    expect(plain.filter((name) => ![...known, 'DATABASE_PASSWORD', ...NOT_OURS].includes(name))).toEqual([]);
    const values: Record<string, string> = {
      admin_api_key: randomBytes(33).toString('base64'),
      credential_keys: `k1:${randomBytes(32).toString('base64')}`,
      database_password: randomBytes(24).toString('hex'),
      database_owner_password: randomBytes(24).toString('hex'),
    };
    for (const [name, path] of Object.entries(env))
      if (name.endsWith('_FILE')) {
        writeFileSync(join(folder, basename(path)), values[basename(path)]!);
        env[name] = join(folder, basename(path));
      }
    const config = readEnvironment({ HOST: '0.0.0.0', ...env }, purpose);
    expect(config.databaseUrl).toMatch(/^postgres:/);
    expect(config.exposeStack).toBe(false);
  });

  it('take secrets from files alone, which the README tells how to make', () => {
    for (const workload of workloads) {
      const { volumes, containers } = workload.spec.template.spec;
      const [{ secret }] = volumes;
      expect(secret.defaultMode).toBe(0o440);
      expect(containers[0].volumeMounts).toEqual([
        { name: 'secrets', mountPath: SECRET_FOLDER, readOnly: true },
      ]);
      expect(volumes).toHaveLength(1);
      const made = new RegExp(`secret generic ${secret.secretName} (.+)`).exec(
        readme.replaceAll(/\\\n\s*/g, ''),
      );
      const files = [...made![1]!.matchAll(/--from-file=secrets\/(\w+)/g)].map(([, name]) => name);
      const env = environmentOf(workload);
      const used = Object.entries(env).filter(([name]) => name.endsWith('_FILE'));
      expect(used.map(([, path]) => path.slice(SECRET_FOLDER.length + 1)).sort()).toEqual(files.sort());
      expect(JSON.stringify(env)).not.toMatch(/postgres:\/\/[^@]*:[^@]*@/);
    }
    expect(documents.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it('give the migration the owner of the database, and the service a role of its own', () => {
    const [ofService, ofJob] = workloads.map((workload) => environmentOf(workload));
    const user = (env: Record<string, string>) => new URL(env['DATABASE_URL']!).username;
    expect(user(ofService!)).toBe(ofJob!['DATABASE_RUNTIME_ROLE']);
    expect(user(ofJob!)).not.toBe(user(ofService!));
    expect(JSON.stringify(deployment)).not.toContain('owner');
    expect(Object.keys(ofJob!).join()).not.toMatch(/CREDENTIAL|ADMIN/);
  });

  it('ask for paths that are answered, and leave time to end', () => {
    const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((name) => service[name]);
    expect(probes.map(({ httpGet }) => httpGet.path)).toEqual(['/healthz', '/healthz', '/readyz']);
    const controller = read('src/health/health.controller.ts');
    for (const { httpGet } of probes) {
      expect(httpGet.port).toBe('http');
      expect(controller).toContain(`@Get('${httpGet.path.slice(1)}')`);
    }
    const forced = /FORCED_EXIT_MS = ([\d_]+);/.exec(read('src/app.serve.ts'))![1]!.replaceAll('_', '');
    const [, stop] = service.lifecycle.preStop.exec.command;
    expect(deployment.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(
      Number(stop) + Number(forced) / 1_000,
    );
  });

  it.each(workloads.map((workload) => [workload.kind, workload] as const))(
    'let the %s do only what it must',
    (_kind, workload) => {
      const { containers, securityContext, ...pod } = workload.spec.template.spec;
      expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(containers).toHaveLength(1);
      for (const container of containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        for (const kind of ['requests', 'limits'])
          expect(Object.keys(container.resources[kind])).toEqual(['cpu', 'memory']);
      }
      expect(pod.hostNetwork ?? pod.hostPID ?? pod.hostIPC).toBeUndefined();
      expect(one('ServiceAccount').automountServiceAccountToken).toBe(false);
    },
  );

  it('tie the heap to the memory limit, by an option that the Node of the image has', () => {
    const { NODE_OPTIONS } = environmentOf(deployment);
    const percentage = Number(/^--max-old-space-size-percentage=(\d+)$/.exec(NODE_OPTIONS!)![1]);
    expect(percentage).toBeGreaterThanOrEqual(40);
    expect(percentage).toBeLessThanOrEqual(60);
    expect(Number(/^FROM node:(\d+)-/m.exec(read('Dockerfile'))![1])).toBeGreaterThanOrEqual(24);
    expect(service.resources.limits.memory).toBe('512Mi');
  });

  it('run the version of package.json, on replicas whose connections the README counts', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const workload of workloads)
      expect(containersOf(workload)[0].image).toBe(`registry.example/tencent-disk-service:${version}`);
    const each = Number(/The usual (\d+) are/.exec(read('README.md'))![1]);
    const base = resolved(join(DEPLOY, 'base'));
    for (const list of [base, documents]) {
      const { minReplicas, maxReplicas } = named(list, 'HorizontalPodAutoscaler', 'disk-service').spec;
      const { maxUnavailable } = named(list, 'PodDisruptionBudget', 'disk-service').spec;
      expect(minReplicas).toBeGreaterThan(maxUnavailable);
      const { maxSurge } = deployment.spec.strategy.rollingUpdate;
      const connections = each * (maxReplicas + maxSurge);
      expect(readme).toMatch(
        new RegExp(`\\| ${maxReplicas} +\\| (${each} × ${maxReplicas + maxSurge} = )?${connections} `),
      );
    }
  });
});
