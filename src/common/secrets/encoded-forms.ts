/**
 * The ways in which a secret turns up in texts of others: as it is, escaped for JSON or a URL, or as base64
 * of a text that holds it. Longest first, so that nothing of a longer one is left when all are replaced.
 */
export function encodedFormsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    url,
    encodeURIComponent(url),
    ...base64Cores(secret),
  ];
  return [...new Set(forms)].filter((form) => form.length >= MIN_LENGTH).sort((a, b) => b.length - a.length);
}

/** Shorter texts would blank ordinary words. */
const MIN_LENGTH = 8;

/**
 * What base64 makes of a text depends on where the text begins among three bytes; the characters that also
 * depend on its neighbours are left out. In both alphabets.
 */
function base64Cores(secret: string): string[] {
  const { length } = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
    const core = whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + length) * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
