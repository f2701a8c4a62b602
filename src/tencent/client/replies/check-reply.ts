import { REPLY_SHAPES } from './reply-shapes.js';
import { isCount, misfitIn, misfitInList, type RowCheck, rowCheckOf } from './row-check.js';

/** A shape, ready to be used. The names in it were checked by the compiler where the shape is written. */
interface ReplyCheck {
  fields: RowCheck;
  present: readonly string[];
  rows?: {
    set: string;
    row: RowCheck;
    id?: string;
    askedIds?: string;
    limit?: string;
    mostRows: number;
    total?: string;
    neverEmpty?: true;
  };
  newIds?: { set: string; form: RegExp; most: string };
  newId?: { field: string; form: RegExp; unless?: string };
}

type Values = Record<string, unknown>;

const CHECKS = new Map<string, ReplyCheck>(
  Object.entries(REPLY_SHAPES).flatMap(([service, actions]) =>
    Object.entries(actions).map(([action, shape]) => [`${service} ${action}`, checkOf(shape)] as const),
  ),
);

function checkOf(shape: object): ReplyCheck {
  const {
    fields = {},
    present = [],
    rows,
    newIds,
    newId,
  } = shape as {
    fields?: object;
    present?: readonly string[];
    rows?: NonNullable<ReplyCheck['rows']> & { fields: object };
    newIds?: ReplyCheck['newIds'];
    newId?: ReplyCheck['newId'];
  };
  return {
    fields: rowCheckOf(fields),
    present,
    ...(rows && { rows: { ...rows, row: rowCheckOf(rows.fields) } }),
    ...(newIds && { newIds }),
    ...(newId && { newId }),
  };
}

/**
 * The path of the first thing in a reply that is not as Tencent documents it, such as `DiskSet[3].DiskSize`;
 * undefined when the reply can be used. The path is made of names of ours and of numbers, never of what the reply
 * says. An action that is not described has nothing to check; the compiler lets none be called.
 */
export function misfitOf(
  service: string,
  action: string,
  params: object,
  response: object,
): string | undefined {
  const check = CHECKS.get(`${service} ${action}`);
  if (!check) return undefined;
  const reply = response as Values;
  return (
    misfitIn(reply, check.fields) ??
    check.present.find((name) => reply[name] === undefined || reply[name] === null) ??
    (check.rows && misfitInRows(check.rows, reply, params as Values)) ??
    (check.newIds && misfitInNewIds(check.newIds, reply, params as Values)) ??
    (check.newId && misfitInNewId(check.newId, reply, params as Values))
  );
}

function misfitInRows(
  check: NonNullable<ReplyCheck['rows']>,
  reply: Values,
  params: Values,
): string | undefined {
  const rows = reply[check.set];
  const total = check.total === undefined ? undefined : reply[check.total];
  if (check.total !== undefined && !isCount(total)) return check.total;
  // Tencent's "no value": of a list whose total is 0, or that has none, it says as much as an empty one.
  if (rows === null) return total === 0 || (total === undefined && !check.neverEmpty) ? undefined : check.set;
  if (!Array.isArray(rows)) return check.set;
  const misfit = misfitInList(rows, check.row) ?? misfitInIds(check, rows as Values[], params);
  if (misfit !== undefined) return check.set + misfit;
  return hasAllRows(check, rows.length, total as number | undefined, params)
    ? undefined
    : `${check.set}.length`;
}

/** Of rows that are objects. */
function misfitInIds(
  { id, askedIds }: NonNullable<ReplyCheck['rows']>,
  rows: readonly Values[],
  params: Values,
): string | undefined {
  if (id === undefined) return undefined;
  const asked = askedIds === undefined ? undefined : params[askedIds];
  // With ids that were asked for, each may come once; without, each that was seen must not come again.
  const left = asked === undefined ? undefined : new Set(asked as unknown[]);
  const seen = new Set<unknown>();
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at]![id];
    if (typeof value !== 'string' || value === '') return `[${at}].${id}`;
    const isNew = left ? left.delete(value) : !seen.has(value);
    if (!isNew) return `[${at}].${id}`;
    if (!left) seen.add(value);
  }
  return undefined;
}

/** No more rows than asked for; with a total exactly those that this page must have. */
function hasAllRows(
  { limit, mostRows, neverEmpty }: NonNullable<ReplyCheck['rows']>,
  rows: number,
  total: number | undefined,
  params: Values,
): boolean {
  const most = numberIn(params, limit, mostRows);
  if (total === undefined) return rows <= most && !(neverEmpty && rows === 0);
  return rows === Math.min(most, Math.max(0, total - numberIn(params, 'Offset', 0)));
}

function misfitInNewIds(
  { set, form, most }: NonNullable<ReplyCheck['newIds']>,
  reply: Values,
  params: Values,
): string | undefined {
  const ids = reply[set];
  if (!Array.isArray(ids)) return set;
  const odd = ids.findIndex((id) => typeof id !== 'string' || !form.test(id));
  if (odd >= 0) return `${set}[${odd}]`;
  const isCountRight = ids.length > 0 && ids.length <= numberIn(params, most, 1);
  return isCountRight && new Set(ids).size === ids.length ? undefined : `${set}.length`;
}

function misfitInNewId(
  { field, form, unless }: NonNullable<ReplyCheck['newId']>,
  reply: Values,
  params: Values,
): string | undefined {
  const id = reply[field];
  const isNone = id === undefined || id === null || id === '';
  if (isNone && unless !== undefined && params[unless] === true) return undefined;
  return typeof id === 'string' && form.test(id) ? undefined : field;
}

const numberIn = (params: Values, name: string | undefined, absent: number): number => {
  const value = name === undefined ? undefined : params[name];
  return typeof value === 'number' ? value : absent;
};
