import { openPrompt } from './prompt.js';
import { UsageError } from './usage.error.js';

export interface SecretInput {
  SecretId?: string;
  SecretKey?: string;
  Token?: string;
}

const FIELDS = ['SecretId', 'SecretKey', 'Token'] as const;
const MAX_INPUT_CHARACTERS = 16_384;

/**
 * Reads a cloud key from standard input: JSON, or asked line by line without echo on a terminal. Throws
 * UsageError, which never quotes what was read.
 */
export async function readSecret(input: NodeJS.ReadStream = process.stdin): Promise<SecretInput> {
  return input.isTTY ? askForSecret(input) : parseSecret(await readAll(input));
}

async function readAll(input: NodeJS.ReadStream): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > MAX_INPUT_CHARACTERS)
      throw new UsageError('standard input is too long for a cloud key');
  }
  return text;
}

export function parseSecret(text: string): SecretInput {
  const expected = 'standard input must be JSON: {"SecretId": "…", "SecretKey": "…", "Token": "…"}';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UsageError(expected);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new UsageError(expected);
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const secret: SecretInput = {};
  for (const name of FIELDS) {
    const value = fields.get(name);
    if (value !== undefined && typeof value !== 'string') throw new UsageError(`${name} must be a string`);
    if (value !== undefined) secret[name] = value;
    fields.delete(name);
  }
  // The name of an unknown field may be a secret too, if somebody mixed them up.
  if (fields.size > 0) throw new UsageError(`${expected}, and no other field`);
  return secret;
}

async function askForSecret(input: NodeJS.ReadStream): Promise<SecretInput> {
  const prompt = openPrompt(input, { echo: false });
  const secret: SecretInput = {};
  try {
    for (const name of FIELDS) {
      const answer = await prompt.ask(name === 'Token' ? 'Token (empty for none): ' : `${name}: `);
      if (answer) secret[name] = answer;
    }
  } finally {
    prompt.close();
  }
  return secret;
}
