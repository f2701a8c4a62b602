import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { AppError } from '../errors/app.error.js';
import { type Caller, ROLES } from '../common/request/caller.js';
import { notAuthenticated } from './auth-failure.js';

const MAX_SUBJECT_LENGTH = 256;
/** The trail keeps this many characters of an actor. */
const MAX_ID_LENGTH = 256;
export const TENANT = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_TENANTS = 1000;

/**
 * The caller that a verified payload describes. The strongest known role of `roles` counts. A token without
 * any known role proves who calls but allows nothing: NOT_ALLOWED. One without `tenants` sees no tenant.
 * Machine tokens may lack `sub`; then the client they were issued to is the name.
 */
export function callerOf(payload: JWTPayload): Caller {
  const subject = payload.sub ?? payload.client_id ?? payload.azp ?? 'unnamed';
  if (typeof subject !== 'string' || subject.length === 0 || subject.length > MAX_SUBJECT_LENGTH)
    throw notAuthenticated('jwt_claims');
  const named = stringsOf(payload.roles);
  const role = ROLES.findLast((known) => named.includes(known));
  if (!role)
    throw new AppError('NOT_ALLOWED', {
      en: `the token carries none of the roles ${ROLES.join(', ')}`,
      zh: `令牌不含任何角色：${ROLES.join('、')}`,
    });
  return { id: idOf(subject), role, tenants: tenantsOf(payload.tenants) };
}

/** Only a list counts, and `["*"]` alone means all. Malformed names are dropped: they match no tenant. */
function tenantsOf(claim: unknown): string[] {
  if (!Array.isArray(claim)) return [];
  if (claim.length === 1 && claim[0] === '*') return ['*'];
  return stringsOf(claim)
    .filter((name) => TENANT.test(name))
    .slice(0, MAX_TENANTS);
}

function stringsOf(claim: unknown): string[] {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
}

/** Two subjects never get the same id, however long they are. */
function idOf(subject: string): string {
  const id = `jwt:${encoded(subject)}`;
  if (id.length <= MAX_ID_LENGTH) return id;
  const digest = createHash('sha256').update(subject).digest('hex');
  return `${id.slice(0, MAX_ID_LENGTH - digest.length - 1)}~${digest}`;
}

/** Percent-encodes all but visible ASCII. Two subjects never get the same id; usual ones stay as they are. */
const encoded = (subject: string): string =>
  subject.replace(/[^\x21-\x24\x26-\x7e]/gu, (character) =>
    /\p{Surrogate}/u.test(character) ? '%' : encodeURIComponent(character),
  );
