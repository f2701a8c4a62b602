type Kind =
  | 'string'
  | 'boolean'
  | 'number'
  | 'count'
  | 'scalar'
  | 'decimal'
  | 'strings'
  | 'counts'
  | 'object'
  | 'objects';

/** A field and what its value has to be. */
interface FieldCheck {
  readonly name: string;
  readonly kind: Kind;
  /** Of the objects in it. */
  readonly inner: RowCheck;
}

/** Made once for a shape, read for every row. */
export type RowCheck = readonly FieldCheck[];

type Row = Record<string, unknown>;

export function rowCheckOf(fields: object): RowCheck {
  return Object.entries(fields as Record<string, Kind | object>).map(([name, of]) => {
    if (typeof of === 'string') return { name, kind: of, inner: [] };
    return Array.isArray(of)
      ? { name, kind: 'objects', inner: rowCheckOf(of[0] as object) }
      : { name, kind: 'object', inner: rowCheckOf(of) };
  });
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * The path of the first field whose value does not fit, undefined when all do. Loops by index, because this runs for
 * every row of every list and `for of` makes an object for each step.
 */
export function misfitIn(row: Row, check: RowCheck): string | undefined {
  for (let at = 0; at < check.length; at += 1) {
    const { name, kind, inner } = check[at]!;
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (kind === 'object' || kind === 'objects') {
      const misfit = misfitInside(value, kind, inner);
      if (misfit !== undefined) return name + misfit;
    } else if (!fits(value, kind)) return name;
  }
  return undefined;
}

function fits(value: unknown, kind: Exclude<Kind, 'object' | 'objects'>): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return Number.isFinite(value);
    case 'count':
      return isCount(value);
    case 'scalar':
      return typeof value === 'string' || Number.isFinite(value);
    case 'decimal':
      return isDecimal(value);
    case 'strings':
      return isStringList(value);
    case 'counts':
      return Array.isArray(value) && value.every(isCount);
  }
}

/** As `.Key` or `[3].Key`; empty where the value itself does not fit. */
function misfitInside(value: unknown, kind: 'object' | 'objects', inner: RowCheck): string | undefined {
  if (kind === 'objects') return Array.isArray(value) ? misfitInList(value, inner) : '';
  if (!isRow(value)) return '';
  const misfit = misfitIn(value, inner);
  return misfit === undefined ? undefined : `.${misfit}`;
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
