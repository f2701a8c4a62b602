/** One row of a request table: name, type, and whether it is required. */
export type Row = readonly [name: string, type: string, required?: 'required'];

export interface PageRequest {
  body: Record<string, unknown>;
  /** What it ends in. */
  action: string;
  /** The read that comes first and sends nothing more when it finds nothing, as in another region. */
  before?: string;
}

export const SCOPE_ROWS = [
  ['TenantUuid', 'string', 'required'],
  ['ClusterUuid', 'string', 'required'],
  ['Region', 'string', 'required'],
] as const;

export const LIST_ROWS = [
  ['Filters', 'struct array'],
  ['Order', 'string'],
  ['OrderField', 'string'],
] as const;

export const PAGE_ROWS = [
  ['Fuzzy', 'string'],
  ['PageNum', 'int'],
  ['PageSize', 'int'],
] as const;

/** Of `distributed/inspect`, beside the ids. */
export const COUNT_ROWS = [
  ...LIST_ROWS,
  ['Offset', 'uint64'],
  ['Limit', 'uint64'],
  ['TenantUuid', 'string', 'required'],
  ['ClusterUuid', 'string', 'required'],
] as const;
