/** What `kubectl kustomize` makes of a folder of `deploy`, as far as those folders use it; a test compares the two. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

// eslint-disable-next-line typescript/no-explicit-any -- manifests, whose form the spec checks
export type Manifest = any;

interface Generator {
  name: string;
  behavior?: 'merge';
  literals: string[];
}

interface Kustomization {
  namespace?: string;
  labels?: { pairs: Record<string, string> }[];
  resources: string[];
  images?: { name: string; newName: string; newTag: string }[];
  configMapGenerator?: Generator[];
  patches?: { path: string }[];
}

const HANDLED = ['apiVersion', 'kind', 'namespace', 'labels', 'resources', 'images', 'configMapGenerator'];

export const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy');

export function resolved(folder: string): Manifest[] {
  const kustomization = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const unknown = Object.keys(kustomization).filter((key) => ![...HANDLED, 'patches'].includes(key));
  if (unknown.length > 0) throw new Error(`not handled here: ${unknown.join(', ')}`);
  const documents = kustomization.resources.flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? resolved(path) : documentsOf(path);
  });
  for (const generator of kustomization.configMapGenerator ?? []) generate(documents, generator);
  for (const { path } of kustomization.patches ?? [])
    for (const patch of documentsOf(join(folder, path))) {
      const target = named(documents, patch.kind, patch.metadata.name);
      if (!target) throw new Error(`${path} changes nothing`);
      merge(target, patch);
    }
  for (const document of documents) {
    if (kustomization.namespace) document.metadata.namespace = kustomization.namespace;
    for (const { pairs } of kustomization.labels ?? [])
      document.metadata.labels = { ...document.metadata.labels, ...pairs };
    for (const container of containersOf(document)) {
      const image = kustomization.images?.find(({ name }) => name === container.image);
      if (image) container.image = `${image.newName}:${image.newTag}`;
    }
  }
  return documents;
}

export const named = (documents: Manifest[], kind: string, name: string): Manifest | undefined =>
  documents.find((document) => document.kind === kind && document.metadata.name === name);

export const containersOf = (document: Manifest): Manifest[] =>
  document.spec?.template?.spec.containers ?? [];

const documentsOf = (path: string): Manifest[] =>
  parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as Manifest;
  });

function generate(documents: Manifest[], { name, behavior, literals }: Generator): void {
  const data = Object.fromEntries(literals.map((literal) => /^([^=]+)=(.*)$/.exec(literal)!.slice(1)));
  const before = named(documents, 'ConfigMap', name);
  if (behavior === 'merge') Object.assign(before.data, data);
  else documents.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

/** As of a strategic patch without lists. */
function merge(target: Manifest, patch: Manifest): void {
  for (const [key, value] of Object.entries(patch)) {
    if (Array.isArray(value)) throw new Error(`a list in a patch: ${key}`);
    if (typeof value === 'object' && typeof target[key] === 'object') merge(target[key], value);
    else target[key] = value;
  }
}
