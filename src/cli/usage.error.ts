/** The command was called wrongly: exit code 2. The message quotes no argument and no input. */
export class UsageError extends Error {
  override name = 'UsageError';
}
