import { idOfRef } from '../common/resource/resource-ref.js';

/** Ids that a log line or a span names at most. */
const MAX_IDS = 10;
/** As in the rules of the fields: what a caller sends is named only if it has the form of an id. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const RESOURCE_FIELDS = [
  'DiskId',
  'DiskIds',
  'SnapshotId',
  'SnapshotIds',
  'AutoSnapshotPolicyId',
  'AutoSnapshotPolicyIds',
  'OperationId',
];

/** As the caller named it; a refused request may name one that is not there. */
export function textIn(body: unknown, field: string): string | undefined {
  const text = (body as Record<string, unknown> | undefined)?.[field];
  return typeof text === 'string' && ID.test(text) ? text : undefined;
}

/** The first ids that the request names, and that it created; after them how many more there are. */
export function resourcesOf(body: unknown, created: readonly string[] = []): string[] | undefined {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const fields = RESOURCE_FIELDS.filter((field) => Object.hasOwn(given, field));
  if (fields.length + created.length === 0) return undefined;
  const named = fields.flatMap((field) => given[field] ?? []);
  const ids = named.filter((id): id is string => typeof id === 'string' && ID.test(id));
  const all = [...new Set([...ids, ...created.map(idOfRef)])];
  if (all.length === 0) return undefined;
  return all.length <= MAX_IDS ? all : [...all.slice(0, MAX_IDS), `and ${all.length - MAX_IDS} more`];
}
