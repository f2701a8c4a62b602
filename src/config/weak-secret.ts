/** Examples that stand in this project's documents; whoever starts with one has not chosen a secret. */
const DOCUMENTED_EXAMPLES = ['change-me', 'changeme', 'example', 'your-', 'replace'];

/** Few distinct characters or one short piece repeated: guessable whatever its length. */
export function isWeakToken(token: string): boolean {
  const lower = token.toLowerCase();
  return (
    new Set(token).size < 10 ||
    DOCUMENTED_EXAMPLES.some((example) => lower.includes(example)) ||
    isRepetition(token)
  );
}

/** A key of random bytes has far more than 8 distinct values among 32; all-equal and patterned ones do not. */
export function isWeakKey(key: Buffer): boolean {
  if (new Set(key).size <= 8) return true;
  const step = ((key[1] ?? 0) - (key[0] ?? 0) + 256) % 256;
  return key.every((byte, index) => index === 0 || (byte - (key[index - 1] ?? 0) + 256) % 256 === step);
}

function isRepetition(token: string): boolean {
  return (token + token).indexOf(token, 1) < token.length;
}
