import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * Orders routes by tag in the order of the tags, and components by name, so that moving a module or a class changes
 * nothing.
 */
export function orderDocument(document: OpenAPIObject): void {
  const tags = (document.tags ?? []).map((tag) => tag.name);
  const place = (path: string): number => tags.indexOf(document.paths[path]?.post?.tags?.[0] ?? '');
  document.paths = Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => place(a) - place(b)));
  const components = document.components as Record<string, Record<string, unknown>>;
  for (const [kind, entries] of Object.entries(components))
    components[kind] = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
