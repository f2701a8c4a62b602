import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { DEPLOY, type Manifest, named, resolved } from './deploy.fixture.js';

const require = createRequire(import.meta.url);
const documents = resolved(join(DEPLOY, 'production'));
const deployment = named(documents, 'Deployment', 'disk-service');
const modelOf = ({ apiVersion, kind }: Manifest) => `kubernetes-models/${apiVersion}/${kind}`;

describe('each manifest for Kubernetes', () => {
  it.each(documents.map((document) => [`${document.kind} ${document.metadata.name}`, document] as const))(
    'fits the schema of Kubernetes: %s',
    (_name, document) => {
      const Model = require(modelOf(document))[document.kind];
      expect(() => new Model(document).validate()).not.toThrow();
      expect(() => new Model({ ...document, metadata: 'none' }).validate()).toThrow(/metadata/);
    },
  );

  /** The schemas let unknown fields pass, as old servers do; the types do not. */
  const faultsOf = (...given: Manifest[]): string[] => {
    const file = join(import.meta.dirname, 'deploy-manifests.ts');
    const text = given
      .map((document, index) => {
        const { apiVersion: _version, kind, ...rest } = document;
        return `import { ${kind} as M${index} } from '${modelOf(document)}';\nnew M${index}(${JSON.stringify(rest)});`;
      })
      .join('\n');
    const options: ts.CompilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      types: [],
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (path) => path === file || fileExists(path);
    host.getSourceFile = (path, ...rest) =>
      path === file ? ts.createSourceFile(path, text, rest[0]) : getSourceFile(path, ...rest);
    const program = ts.createProgram([file], options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };

  it('have no field that Kubernetes does not know', () => {
    const misspelled = structuredClone(deployment);
    misspelled.spec.template.spec.containers[0].livenesProbe = {};
    expect(faultsOf(...documents)).toEqual([]);
    expect(faultsOf(misspelled).join()).toContain('livenesProbe');
  }, 60_000);

  const kubectl = spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0;
  it.skipIf(!kubectl).each(['base', 'production'])('are what kubectl makes of deploy/%s', (name) => {
    const { stdout } = spawnSync('kubectl', ['kustomize', join(DEPLOY, name)], { encoding: 'utf8' });
    const withoutHash = stdout.replace(/(disk-service(?:-migration)?)-[a-z0-9]{10}$/gm, '$1');
    const made = parseAllDocuments(withoutHash).map((document) => document.toJS() as Manifest);
    const key = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
    const sorted = (list: Manifest[]) => list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(sorted(made)).toEqual(sorted(resolved(join(DEPLOY, name))));
  });
});
