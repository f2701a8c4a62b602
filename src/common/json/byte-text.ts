import { isUtf8 } from 'node:buffer';

/**
 * A byte text has one character for each byte of its UTF-8. A reply that is passed on as it is takes half the time in
 * this form: V8 reads and writes texts of one byte a character faster, and nothing is decoded or encoded. Nobody may look
 * into such a text beyond ASCII.
 */
export const byteTextOf = (text: string): string => Buffer.from(text).toString('latin1');

/**
 * The JSON of a body as a byte text; undefined where that would not be what it says: an escape such as `\u4e2d` stands for a
 * character and not for bytes.
 */
export const byteTextOfJson = (body: Buffer): string | undefined =>
  body.includes('\\u') || !isUtf8(body) ? undefined : body.toString('latin1');

const holders = new WeakSet<object>();

/** Notes that the texts in this object are byte texts. */
export const markByteTexts = (parsed: object): void => void holders.add(parsed);

export const holdsByteTexts = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && holders.has(parsed);
