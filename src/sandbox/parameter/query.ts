import type { Fields, Spec } from './spec.js';

/** Every level has a null prototype, so a key such as `constructor` is an unknown parameter like any other. */
type Tree = { [name: string]: Tree | string };

/**
 * The body of a call whose parameters are in a query or a form, with nested names (`Filters.0.Values.1=x`) and only
 * strings. Each value gets the type that the table names; a value that cannot have it stays as it is and fails the type
 * check later.
 */
export function bodyOfQuery(fields: Fields, query: string | [string, string][]): Record<string, unknown> {
  return readFields(fields, treeOf(query));
}

function treeOf(query: string | [string, string][]): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [key, value] of new URLSearchParams(query)) {
    const path = key.split('.');
    const last = path.pop() ?? '';
    let node = root;
    for (const name of path) {
      const next = node[name];
      const child: Tree = typeof next === 'object' ? next : (Object.create(null) as Tree);
      node[name] = child;
      node = child;
    }
    node[last] = value;
  }
  return root;
}

function readFields(fields: Fields, tree: Tree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]) => {
      const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, spec ? readValue(spec, node) : node];
    }),
  );
}

function readValue(spec: Spec<unknown>, node: Tree | string): unknown {
  if (typeof node === 'object') {
    const { items } = spec;
    const isList = Object.keys(node).every((key) => /^\d+$/.test(key));
    if (items && isList) return Object.values(node).map((item) => readValue(items, item));
    return spec.fields ? readFields(spec.fields, node) : node;
  }
  if (spec.kind === 'bool' && /^(true|false)$/i.test(node)) return node.toLowerCase() === 'true';
  if (spec.kind === 'uint64' && /^-?\d+$/.test(node)) return Number(node);
  return node;
}
