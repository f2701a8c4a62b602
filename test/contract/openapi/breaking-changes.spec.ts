import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const committed = join(root, 'openapi.json');
const folder = mkdtempSync(join(tmpdir(), 'breaking-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Schema = { properties: Record<string, object>; required: string[] };

function compare(change: (document: OpenAPIObject, schemas: Record<string, Schema>) => void) {
  const document = JSON.parse(readFileSync(committed, 'utf8')) as OpenAPIObject;
  change(document, document.components!.schemas as unknown as Record<string, Schema>);
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, JSON.stringify(document));
  return run(committed, changed);
}

function run(...args: string[]) {
  const script = join(root, 'scripts', 'openapi-diff.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('openapi:diff', () => {
  it('names what breaks callers and fails', () => {
    const { status, output } = compare((document, schemas) => {
      delete document.paths['/v1/tencent/disk/logs/list'];
      schemas['ListDisksRequest']!.required.push('Zone');
      delete schemas['DiskList']!.properties['TotalCount'];
      schemas['DiskList']!.required = ['List', 'Properties'];
    });
    expect(output).toContain('Path `/v1/tencent/disk/logs/list` was removed');
    expect(output).toContain('Properties of `ListDisksRequest` became required: `Zone`');
    expect(output).toMatch(/TotalCount/);
    expect(output).toMatch(/[3-9] major/);
    expect(status).toBe(1);
  });

  it('lets additions pass', () => {
    const { status, output } = compare((_, schemas) => {
      schemas['ListDisksRequest']!.properties['Colour'] = { type: 'string' };
      schemas['DiskList']!.properties['Colour'] = { type: 'string' };
    });
    expect(output).toMatch(/^0 major, [1-9]\d* minor/m);
    expect(status).toBe(0);
  });

  it('fails when there is nothing to compare with', () => {
    const { status, output } = run('no-such-ref');
    expect(output).toContain('no openapi.json in no-such-ref');
    expect(status).toBe(2);
  });
});
