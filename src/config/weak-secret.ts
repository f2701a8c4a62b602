/** Secrets of this project's documents and examples. They are public, so they are refused. */
const DOCUMENTED_EXAMPLES = [
  'change-me',
  'change-me-to-32-random-characters-or-more',
  'cmVwbGFjZS1tZS13aXRoLTMyLXJhbmRvbS1ieXRlcyE=',
];

export const isDocumentedExample = (secret: string): boolean => DOCUMENTED_EXAMPLES.includes(secret);

/** A token of one repeated character, or one copied from the documents. Length is checked elsewhere. */
export const isWeakToken = (token: string): boolean => new Set(token).size < 4 || isDocumentedExample(token);

/** Random bytes are never all (nearly) equal; the documented example is public. */
export const isWeakKey = (key: Buffer): boolean =>
  new Set(key).size < 4 || isDocumentedExample(key.toString('base64'));
