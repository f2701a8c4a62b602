import Table from 'cli-table3';
import type { Columns } from './output.js';

type Row = Record<string, unknown>;

/** How many members of a list stand in one cell. */
const MAX_MEMBERS = 4;

/** Two spaces between columns and no lines: what is copied from the terminal has nothing else in it. */
const PLAIN = {
  chars: {
    ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
    ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
    ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
  },
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
};

/** The fields of a result one below the other, then each list of rows as a table. */
export function tablesOf(value: Row, columns: Columns): string {
  const lists = Object.entries(value).filter((entry): entry is [string, Row[]] => isRows(entry[1]));
  const fields = Object.entries(value).filter(([, field]) => !isRows(field));
  const parts = lists.map(([name, rows]) => {
    const table = tableOf(rows, columns[name] ?? Object.keys(rows[0]!));
    return name === 'List' ? table : `${name}\n${table}`;
  });
  if (fields.length > 0) parts.unshift(text(fields.map(([name, field]) => [name, cellOf(field)])));
  return `${parts.join('\n\n') || 'done'}\n`;
}

const tableOf = (rows: readonly Row[], columns: readonly string[]): string =>
  text([columns, ...rows.map((row) => columns.map((column) => cellOf(row[column])))]);

function text(rows: readonly (readonly string[])[]): string {
  const table = new Table(PLAIN);
  table.push(...rows.map((row) => [...row]));
  return table.toString().replace(/ +$/gm, '');
}

const isRows = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null);

function cellOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  if (Array.isArray(value) && value.every((member) => typeof member === 'string')) return listed(value);
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

function listed(members: readonly string[]): string {
  const rest = members.length - MAX_MEMBERS;
  const shown = members.slice(0, MAX_MEMBERS).map(visible);
  return (rest > 0 ? [...shown, `and ${rest} more`] : shown).join(', ') || '-';
}

/** Characters that would move the cursor, colour the terminal or turn the direction of the text are written out. */
const visible = (words: string): string =>
  words.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
