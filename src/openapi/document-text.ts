import type { OpenAPIObject } from '@nestjs/swagger';

const LINE = 110;

/** The text of `openapi.json`: what fits in a line is written in one, which is a third less to read. */
export const documentText = (document: OpenAPIObject): string => `${written(document, 0, 0)}\n`;

function written(node: unknown, indent: number, before: number): string {
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  const list = Array.isArray(node);
  const [open, close] = list ? '[]' : '{}';
  const short = JSON.stringify(node, null, 1).replace(/\n */g, ' ');
  if (indent + before + short.length <= LINE) return short;
  const inner = indent + 2;
  const lines = Object.entries(node).map(([name, value]) => {
    const key = list ? '' : `${JSON.stringify(name)}: `;
    return `${' '.repeat(inner)}${key}${written(value, inner, key.length + 1)}`;
  });
  return `${open}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close}`;
}
