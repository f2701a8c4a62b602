/**
 * How the form of a reply is described. The types of the SDK decide what can be written, so that a field that
 * Tencent does not have, or that has another type, is a fault for the compiler.
 */

/** Null and absent are always tolerated: Tencent sends null for many fields. */
export type Fields<T> = { readonly [K in keyof T]?: Kind<NonNullable<T[K]>> };

/**
 * `count`: a whole number from 0 on. `scalar`: a number or a string, because whole numbers above 2^53 are read as
 * strings (`parseExactJson`). `decimal`: a string that is an amount, or empty. `counts`: a list of counts. `[fields]`: a
 * list of objects.
 */
type Kind<V> = V extends readonly (infer Item)[]
  ? Item extends string
    ? 'strings'
    : Item extends number | bigint
      ? 'counts'
      : Item extends object
        ? readonly [Fields<Item>]
        : never
  : V extends string
    ? 'string' | 'scalar' | 'decimal'
    : V extends number
      ? 'number' | 'count' | 'scalar'
      : V extends boolean
        ? 'boolean'
        : Fields<V>;

/** The one list of rows in a reply. A row is an object; `set` itself is never absent. */
interface RowsOf<Set, Row, Response, Request> {
  set: Set;
  fields: Fields<Row>;
  /** Never absent or empty, and never the same in two rows. */
  id?: keyof Row;
  /** The parameter that holds the ids asked for; a row has no other. */
  askedIds?: keyof Request;
  /** The parameter with the most rows of a reply. */
  limit?: keyof Request;
  /** The most rows when the request has no `limit`. */
  mostRows: number;
  /**
   * The number of all matches, never absent. Together with the parameters Offset and `limit` it says how many rows
   * there must be. Only a total of 0 lets the list be null.
   */
  total?: keyof Response;
  /** Without a `total`: an answer without rows is none, because there always are some. */
  neverEmpty?: true;
}

type Rows<Response, Request> = {
  [Set in keyof Response]-?: NonNullable<Response[Set]> extends readonly (infer Row extends object)[]
    ? RowsOf<Set, Row, Response, Request>
    : never;
}[keyof Response];

/** Ids of what was made: at least one, all different, at most as many as the parameter `most` (1 if absent) says. */
interface NewIds<Response, Request> {
  set: keyof Response;
  form: RegExp;
  most: keyof Request;
}

/**
 * The id of the one thing that was made. With `unless`, a parameter that says that nothing shall be made, there may be
 * none.
 */
interface NewId<Response, Request> {
  field: keyof Response;
  form: RegExp;
  unless?: keyof Request;
}

/** Of a reply without content, such as that of most writes, there is nothing to describe: `{}`. */
export interface ReplyShape<Response, Request> {
  fields?: Fields<Response>;
  /** Fields that are never absent or null. */
  present?: readonly (keyof Response)[];
  rows?: Rows<Response, Request>;
  newIds?: NewIds<Response, Request>;
  newId?: NewId<Response, Request>;
}
