/** Field names by what their values have to be: made once for a shape, read for every row. */
export interface RowCheck {
  strings: readonly string[];
  booleans: readonly string[];
  numbers: readonly string[];
  counts: readonly string[];
  scalars: readonly string[];
  decimals: readonly string[];
  stringLists: readonly string[];
  countLists: readonly string[];
  objects: readonly Nested[];
  objectLists: readonly Nested[];
}

interface Nested {
  name: string;
  check: RowCheck;
}

type Row = Record<string, unknown>;

export function rowCheckOf(fields: object): RowCheck {
  const entries = Object.entries(fields as Record<string, unknown>);
  const named = (kind: string) => entries.flatMap(([name, of]) => (of === kind ? [name] : []));
  const nested = (isList: boolean) =>
    entries.flatMap(([name, of]) =>
      typeof of === 'object' && of !== null && Array.isArray(of) === isList
        ? [{ name, check: rowCheckOf(isList ? (of as [object])[0] : of) }]
        : [],
    );
  return {
    strings: named('string'),
    booleans: named('boolean'),
    numbers: named('number'),
    counts: named('count'),
    scalars: named('scalar'),
    decimals: named('decimal'),
    stringLists: named('strings'),
    countLists: named('counts'),
    objects: nested(false),
    objectLists: nested(true),
  };
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * The path of the first field whose value does not fit, undefined when all do. Straight loops that allocate nothing:
 * this runs for every row of every list.
 */
export function misfitIn(row: Row, check: RowCheck): string | undefined {
  for (const name of check.strings) {
    const value = row[name];
    if (typeof value !== 'string' && value !== null && value !== undefined) return name;
  }
  for (const name of check.booleans) {
    const value = row[name];
    if (typeof value !== 'boolean' && value !== null && value !== undefined) return name;
  }
  for (const name of check.numbers) {
    const value = row[name];
    if (!Number.isFinite(value) && value !== null && value !== undefined) return name;
  }
  for (const name of check.counts) {
    const value = row[name];
    if (!isCount(value) && value !== null && value !== undefined) return name;
  }
  for (const name of check.scalars) {
    const value = row[name];
    if (typeof value !== 'string' && !Number.isFinite(value) && value !== null && value !== undefined)
      return name;
  }
  for (const name of check.decimals) {
    const value = row[name];
    if (value !== null && value !== undefined && !isDecimal(value)) return name;
  }
  for (const name of check.stringLists) {
    const value = row[name];
    if (value !== null && value !== undefined && !isStringList(value)) return name;
  }
  for (const name of check.countLists) {
    const value = row[name];
    if (value !== null && value !== undefined && !(Array.isArray(value) && value.every(isCount))) return name;
  }
  for (const { name, check: inner } of check.objects) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (!isRow(value)) return name;
    const misfit = misfitIn(value, inner);
    if (misfit !== undefined) return `${name}.${misfit}`;
  }
  for (const { name, check: inner } of check.objectLists) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (!Array.isArray(value)) return name;
    const misfit = misfitInList(value, inner);
    if (misfit !== undefined) return name + misfit;
  }
  return undefined;
}

/** As `[3].DiskSize`; `[3]` for an item that is no object. */
export function misfitInList(items: readonly unknown[], check: RowCheck): string | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (!isRow(item)) return `[${at}]`;
    const misfit = misfitIn(item, check);
    if (misfit !== undefined) return `[${at}].${misfit}`;
  }
  return undefined;
}

const isDecimal = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 64 && /^(-?\d+(\.\d+)?)?$/.test(value);

function isStringList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let at = 0; at < value.length; at += 1) if (typeof value[at] !== 'string') return false;
  return true;
}
