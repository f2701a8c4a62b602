/**
 * The forms in which a secret can appear in other texts: as it is, escaped for JSON or a URL, or as base64 of a
 * text that contains it. Longest first, so that nothing of a longer form is left when all are replaced.
 */
export function encodedFormsOf(secret: string): string[] {
  const forms = [secret, ...(PLAIN.test(secret) ? [] : escapedForms(secret)), ...base64Cores(secret)];
  return [...new Set(forms)].filter((form) => form.length >= MIN_LENGTH).sort((a, b) => b.length - a.length);
}

/** These characters are the same in JSON and in a URL. Cloud keys have no others. */
const PLAIN = /^[A-Za-z0-9_.-]*$/;

function escapedForms(secret: string): string[] {
  const url = encodeURIComponent(secret);
  return [JSON.stringify(secret).slice(1, -1), url, encodeURIComponent(url)];
}

/** Shorter forms could equal ordinary words. */
const MIN_LENGTH = 8;

/**
 * The base64 of a text depends on its position modulo three bytes. The characters that also depend on the text
 * around it are left out. In both alphabets.
 */
function base64Cores(secret: string): string[] {
  const { length } = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
    const core = whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + length) * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
