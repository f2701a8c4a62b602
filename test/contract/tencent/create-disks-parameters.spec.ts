import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createSourceFile, forEachChild, isInterfaceDeclaration, ScriptTarget } from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { createParameters } from '../../../src/sandbox/action/cbs/create-parameters.js';

const MODELS = createRequire(import.meta.url)
  .resolve('tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js')
  .replace(/\.js$/, '.d.ts');

/** The fields of each interface of the SDK's models of CBS. */
function sdkFields(): Map<string, string[]> {
  const interfaces = new Map<string, string[]>();
  const source = createSourceFile(MODELS, readFileSync(MODELS, 'utf8'), ScriptTarget.Latest);
  forEachChild(source, (node) => {
    if (isInterfaceDeclaration(node))
      interfaces.set(
        node.name.text,
        node.members.map((member) => member.name!.getText(source)),
      );
  });
  return interfaces;
}

/** What names the account and the region of a request, not a parameter of CreateDisks. */
const SCOPE_FIELDS = ['TenantUuid', 'ClusterUuid', 'Region'];

describe('the parameters of CreateDisks in the SDK', () => {
  const sdk = sdkFields();
  const fieldsOf = (name: string): string[] => (sdk.get(name) ?? []).toSorted();
  let schemas: Record<string, { properties?: object }>;
  beforeAll(async () => {
    schemas = (await buildDocumentAlone()).components!.schemas as typeof schemas;
  });

  it.each([
    ['CreateDisksRequest', 19],
    ['Placement', 7],
    ['DiskChargePrepaid', 3],
    ['AutoMountConfiguration', 3],
    ['Tag', 2],
  ])('of %s are all fields of the route, and no field is no parameter', (name, count) => {
    expect(fieldsOf(name).length).toBeGreaterThanOrEqual(count);
    const ours = Object.keys(schemas[name]!.properties!).filter((field) => !SCOPE_FIELDS.includes(field));
    expect(ours.toSorted()).toEqual(fieldsOf(name));
  });

  it('are all known to the sandbox', () => {
    expect(Object.keys(createParameters).toSorted()).toEqual(fieldsOf('CreateDisksRequest'));
    expect(Object.keys(createParameters.Placement.fields!).toSorted()).toEqual(fieldsOf('Placement'));
    expect(Object.keys(createParameters.AutoMountConfiguration.fields!).toSorted()).toEqual(
      fieldsOf('AutoMountConfiguration'),
    );
  });
});
