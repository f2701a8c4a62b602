/**
 * The embedded server cannot be used. The message is one sentence for the operator that says what to do. It
 * contains nothing of the environment or of a row.
 */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
