import type { Fields, Spec } from './spec.js';

/** Keys that would reach a prototype are plain unknown parameters here, because every level has a null prototype. */
type Tree = { [name: string]: Tree | string };

/**
 * Body of a GET call. The query flattens nesting into `Filters.0.Values.1=x`, and everything is a string, so each
 * value is read as the table says; what cannot be read stays a string and fails the type check.
 */
export function bodyOfQuery(fields: Fields, query: string): Record<string, unknown> {
  return readFields(fields, treeOf(query));
}

function treeOf(query: string): Tree {
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
    if (items) return Object.values(node).map((item) => readValue(items, item));
    return spec.fields ? readFields(spec.fields, node) : node;
  }
  if (spec.kind === 'bool' && /^(true|false)$/i.test(node)) return node.toLowerCase() === 'true';
  if ((spec.kind === 'uint64' || spec.kind === 'int64') && /^-?\d+$/.test(node)) return Number(node);
  return node;
}
