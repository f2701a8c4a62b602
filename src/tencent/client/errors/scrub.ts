import { encodedFormsOf } from '../../../common/secrets/encoded-forms.js';

const MAX_LENGTH = 512;
const HIDDEN = '***';

/**
 * Patterns of what is removed even when Tencent itself writes it into a text. Order matters. None reads a piece of the
 * text again for each place in it where a match could begin, so a hostile text takes no longer than another.
 */
const PATTERNS: readonly RegExp[] = [
  /\bAKID\w+/g,
  /\bBearer\s+\S+/gi,
  /\beyJ[\w.-]{10,}/g,
  /\b(?:Signature|Credential|SecretKey|Token)\s*[=:]\s*"?[^\s,;"}]+/gi,
  /\b[0-9a-f]{64}\b/gi,
  // Account numbers, alone or in a resource path such as qcs::cvm:ap-guangzhou:uin/100000000001:volume/*
  /(?<=\b(?:uin|uid|ownerUin|appid)[/=:]\s?)\d+/gi,
  /(?<![\w-])\d{12,}(?![\w-])/g,
  // Hosts and addresses inside the cloud
  /\b(?:https?|tcp):\/\/[^\s"',;)]+/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
];
/** What may be a host name, with its port; and the ends by which it is one. */
const HOST_LIKE = /[a-z0-9][a-z0-9.-]*(?::\d+)?/gi;
const HOST_END = /\.(?:com|cn|net|org|io|local|internal|svc|cluster)(?::\d+)?(?![a-z0-9])/gi;

/**
 * Makes a text of Tencent's safe to show to a caller: removes the secrets of this call, everything that looks like
 * a secret, account numbers, hosts and control characters, and cuts it to 512 characters.
 */
export function scrub(text: string, secrets: readonly (string | undefined)[]): string {
  // Cut before the patterns run, so that a hostile text cannot make them slow.
  let clean = text.slice(0, MAX_LENGTH * 8);
  for (const secret of secrets)
    if (secret)
      for (const form of [...encodedFormsOf(secret), secret]) clean = clean.replaceAll(form, HIDDEN);
  for (const pattern of PATTERNS) clean = clean.replace(pattern, HIDDEN);
  clean = clean.replace(HOST_LIKE, withoutHost);
  clean = clean.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return clean.length <= MAX_LENGTH ? clean : `${clean.slice(0, MAX_LENGTH - 1)}…`;
}

/** Hides all up to the last end of a host name. */
function withoutHost(text: string): string {
  let end = 0;
  for (const match of text.matchAll(HOST_END)) end = match.index + match[0].length;
  return end === 0 ? text : HIDDEN + text.slice(end);
}
