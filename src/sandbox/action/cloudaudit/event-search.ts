import type { Account } from '../../cloud/account.js';
import type { AuditEntry } from '../../cloud/audit-trail.js';
import { type ApiError, gatewayError } from '../../error/api-error.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, object, required, string } from '../../parameter/spec.js';

/** The most events that one call answers. */
export const MAX_RESULTS = 50;

export const lookupAttributes = () =>
  arrayOf(object({ AttributeKey: required(string()), AttributeValue: string({ mayBeEmpty: true }) }));

interface LookupAttribute {
  AttributeKey: string;
  AttributeValue?: string;
}

/** One resource is found by its id, with or without the kind before it. */
function namesResource({ resources }: AuditEntry, value: string): boolean {
  return resources.some((name) => name === value || name.endsWith(`/${value}`));
}

type Matcher = (entry: AuditEntry, value: string, account: Account) => boolean;

const MATCHERS: Readonly<Record<string, Matcher>> = {
  RequestId: (entry, value) => entry.requestId === value,
  EventName: (entry, value) => entry.action === value,
  ActionType: (_, value) => value === 'Write',
  PrincipalId: (_, value, account) => account.uin === value,
  ResourceType: (entry, value) => value === entry.service,
  ResourceId: namesResource,
  ResourceName: namesResource,
  AccessKeyId: (_, value, account) => account.credential.secretId === value,
  SensitiveAction: () => false,
  ApiErrorCode: (entry, value) => entry.code === value,
  CamErrorCode: () => false,
  SourceIPAddress: (_, value) => value === SOURCE_IP,
  Tags: () => false,
};

export const SOURCE_IP = '127.0.0.1';

interface Search {
  /** Seconds; both ends are included. */
  StartTime: number;
  EndTime: number;
  LookupAttributes?: LookupAttribute[];
}

/** Conditions are ANDed; several EventName conditions are ORed among themselves. */
export function matchingEntries(account: Account, search: Search): AuditEntry[] {
  const tests = (search.LookupAttributes ?? []).map(({ AttributeKey, AttributeValue = '' }) => {
    const matcher = Object.hasOwn(MATCHERS, AttributeKey) ? MATCHERS[AttributeKey] : undefined;
    if (!matcher) throw wrongKey(AttributeKey);
    return { key: AttributeKey, passes: (entry: AuditEntry) => matcher(entry, AttributeValue, account) };
  });
  const names = tests.filter(({ key }) => key === 'EventName');
  const others = tests.filter(({ key }) => key !== 'EventName');
  return account.trail
    .newestFirst(account.clock.monotonicMs())
    .filter(({ atMs }) => atMs >= search.StartTime * 1000 && atMs < (search.EndTime + 1) * 1000)
    .filter((entry) => others.every(({ passes }) => passes(entry)))
    .filter((entry) => names.length === 0 || names.some(({ passes }) => passes(entry)));
}

const wrongKey = (key: string): ApiError =>
  gatewayError(
    'InvalidParameterValue.attributeKey',
    `检索条件 \`${key}\` 不受支持。`,
    `The attribute key \`${key}\` is not supported.`,
  );

/** `position` is the number of entries on the pages before. */
export function pageOf(entries: AuditEntry[], position: number, size: number) {
  const page = entries.slice(position, position + size);
  const next = position + page.length;
  return { page, next, over: next >= entries.length };
}

/** Throws when the token was not given with an earlier page. */
export function positionOf(token: string | number | undefined, base: number, length: number): number {
  if (token === undefined || token === '') return 0;
  const position = (Number(token) - base) / 2;
  if (!Number.isInteger(position) || position < 0 || position > length) throw wrongValue('NextToken', token);
  return position;
}
