/**
 * The embedded server cannot be used. The message is one sentence for the person at the terminal that says
 * what to do; nothing of the environment or of any row is in it.
 */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
