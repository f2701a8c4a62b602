import { AppError } from '../errors/app.error.js';

/** The scode of each member that failed, by its id. */
export type FailedMembers = Readonly<Record<string, number>>;

/**
 * What the outcome of a write of several members has in place of the request of its intent: which members failed, as the
 * caller was told. Undefined for other errors.
 */
export function failedMembersText(error: unknown): string | undefined {
  const results: unknown = error instanceof AppError && (error.data as { Results?: unknown } | null)?.Results;
  if (!Array.isArray(results)) return undefined;
  const failed = (results as { scode: number }[]).filter(({ scode }) => scode !== 0);
  // The id is the first field of a row, whatever its name.
  return JSON.stringify({
    Failed: Object.fromEntries(failed.map((row) => [Object.values(row)[0], row.scode])),
  });
}

/** Nothing for an outcome that repeats its intent, as those without failed members do. */
export function failedMembersIn(text: string | null): FailedMembers {
  return (JSON.parse(text ?? '{}') as { Failed?: FailedMembers }).Failed ?? {};
}
