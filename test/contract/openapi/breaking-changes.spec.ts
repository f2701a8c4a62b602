import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Schema = { properties: Record<string, object>; required: string[] };
type Change = (document: OpenAPIObject, schemas: Record<string, Schema>) => void;

const root = join(import.meta.dirname, '..', '..', '..');
const committed = join(root, 'openapi.json');
const folder = mkdtempSync(join(tmpdir(), 'breaking-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function changed(change: Change): string {
  const document = JSON.parse(readFileSync(committed, 'utf8')) as OpenAPIObject;
  change(document, document.components!.schemas as unknown as Record<string, Schema>);
  return JSON.stringify(document);
}

function compare(change: Change) {
  const file = join(folder, 'changed.json');
  writeFileSync(file, changed(change));
  return run(root, committed, file);
}

function run(cwd: string, ...args: string[]) {
  const script = join(root, 'scripts', 'openapi-diff.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const removeRoute: Change = (document) => delete document.paths['/v1/tencent/disk/logs/list'];
const ROUTE_REMOVED = 'Path `/v1/tencent/disk/logs/list` was removed';

describe('openapi:diff', () => {
  it('names what breaks callers and fails', () => {
    const { status, output } = compare((document, schemas) => {
      delete document.paths['/v1/tencent/disk/logs/list'];
      schemas['ListDisksRequest']!.required.push('Zone');
      delete schemas['DiskList']!.properties['TotalCount'];
      schemas['DiskList']!.required = ['List', 'Properties'];
    });
    expect(output).toContain(ROUTE_REMOVED);
    expect(output).toContain('Properties of `ListDisksRequest` became required: `Zone`');
    expect(output).toMatch(/TotalCount/);
    expect(output).toMatch(/[3-9] major/);
    expect(output).toContain('callers break, and the version is');
    expect(status).toBe(1);
  });

  it('names what breaks callers and lets it pass under a new version', () => {
    const { status, output } = compare((document, schemas) => {
      removeRoute(document, schemas);
      document.info.version = '99.0.0';
    });
    expect(output).toContain(ROUTE_REMOVED);
    expect(output).toContain('became 99.0.0');
    expect(status).toBe(0);
  });

  it('lets additions pass', () => {
    const { status, output } = compare((_, schemas) => {
      schemas['ListDisksRequest']!.properties['Colour'] = { type: 'string' };
      schemas['DiskList']!.properties['Colour'] = { type: 'string' };
    });
    expect(output).toMatch(/^0 major, [1-9]\d* minor/m);
    expect(status).toBe(0);
  });

  it('fails when there is nothing at the place it is told', () => {
    const { status, output } = run(root, 'no-such-ref');
    expect(output).toContain('no openapi.json in no-such-ref');
    expect(status).toBe(2);
  });
});

describe('openapi:diff without arguments', () => {
  const repository = join(folder, 'repository');
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: repository, encoding: 'utf8' }).trim();
  };
  const write = (text: string) => writeFileSync(join(repository, 'openapi.json'), text);
  const commit = (file: string, text: string) => {
    writeFileSync(join(repository, file), text);
    git('add', '--all');
    git('commit', '--quiet', '--message', file);
  };

  beforeAll(() => {
    execFileSync('git', ['init', '--quiet', repository]);
    commit('openapi.json', readFileSync(committed, 'utf8'));
  });

  it('has nothing to say about a first version', () => {
    const { status, output } = run(repository);
    expect(output).toContain('no other version to compare with');
    expect(status).toBe(0);
  });

  it('compares a change that is not committed with HEAD', () => {
    write(changed(removeRoute));
    const { status, output } = run(repository);
    expect(output).toContain('compared with HEAD');
    expect(output).toContain(ROUTE_REMOVED);
    expect(status).toBe(1);
  });

  it('compares a clean checkout with the version before, however many commits ago', () => {
    commit('openapi.json', changed(removeRoute));
    const change = git('rev-parse', 'HEAD');
    commit('another.txt', 'later');
    const { status, output } = run(repository);
    expect(output).toContain(`compared with ${change}^`);
    expect(output).toContain(ROUTE_REMOVED);
    expect(status).toBe(1);
  });

  it('has nothing to say in a shallow clone', () => {
    const clone = join(folder, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, clone]);
    const { status, output } = run(clone);
    expect(output).toContain('no other version to compare with');
    expect(status).toBe(0);
  });
});
