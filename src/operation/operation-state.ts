import type { OperationRecord } from '../audit/operation-records.js';
import { idOfRef, isRefOf } from '../common/resource/resource-ref.js';
import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';
import type { Words } from '../errors/words.js';
import type { State } from './dto/operation.dto.js';

/** What became of one resource of an operation. Once it is not PROCESSING it never changes. */
export interface MemberState {
  /** `type:id`; the id is empty where it is not known. */
  ref: string;
  state: State;
  percent: number;
  /** It was seen being changed. */
  isBegun?: boolean;
  code?: ErrorCode;
  desc?: Words;
}

export interface OperationState {
  state: State;
  percent: number;
  /** Milliseconds since 1970; absent while PROCESSING. */
  endedAt?: number;
  members: MemberState[];
}

export const isFinal = ({ state }: { state: State }): boolean => state !== 'PROCESSING';

export const succeeded = (ref: string): MemberState => ({ ref, state: 'SUCCESS', percent: 100 });
export const failed = (ref: string, code: ErrorCode, desc?: Words): MemberState => ({
  ref,
  state: 'FAILED',
  percent: 0,
  code,
  ...(desc ? { desc } : {}),
});
export const unknown = (ref: string, desc: Words): MemberState => ({
  ref,
  state: 'UNKNOWN',
  percent: 0,
  code: 'OPERATION_UNKNOWN',
  desc,
});
export const processing = (ref: string, percent = 0): MemberState => ({ ref, state: 'PROCESSING', percent });

/** PROCESSING while one member is, else FAILED if one failed, else UNKNOWN if one is. */
export function together(members: MemberState[], endedAt: number): OperationState {
  const worst = (['PROCESSING', 'FAILED', 'UNKNOWN'] as const).find((state) =>
    members.some((member) => member.state === state),
  );
  const sum = members.reduce((total, { percent }) => total + percent, 0);
  return {
    state: worst ?? 'SUCCESS',
    percent: worst === undefined ? 100 : Math.floor(sum / members.length),
    ...(worst === 'PROCESSING' ? {} : { endedAt }),
    members,
  };
}

const CODES = new Map(
  Object.entries(ERROR_CODES).map(([code, { scode }]) => [scode as number, code as ErrorCode]),
);

/** A number that this version does not know is INTERNAL. */
export const codeOf = (scode: number | undefined): ErrorCode => CODES.get(scode ?? 0) ?? 'INTERNAL';

/**
 * What the trail knows of a member without any reading; undefined when it has to be read. A failure that the caller was
 * told of is one, unless the caller was answered before it was settled, or how it ended is not known.
 */
export function recordedState(record: OperationRecord, ref: string): MemberState | undefined {
  const { outcome, failed: members } = record;
  if (outcome === 'pending') return processing(ref);
  const own = members[idOfRef(ref)];
  if (own !== undefined && outcome !== 'succeeded' && isDefinite(codeOf(own), outcome))
    return failed(ref, codeOf(own));
  const code = codeOf(record.scode);
  return outcome === 'failed' && code !== 'PARTLY_DONE' && own === undefined ? failed(ref, code) : undefined;
}

const BEFORE_THE_END: readonly ErrorCode[] = ['DEADLINE_PASSED', 'SHUTTING_DOWN'];

const isDefinite = (code: ErrorCode, outcome: 'failed' | 'unknown'): boolean =>
  ERROR_CODES[code].status < 500 || (outcome === 'failed' && !BEFORE_THE_END.includes(code));

/** The type of what an action is about, for an operation whose resources are not known. */
const TYPES: readonly [prefix: string, type: string][] = [
  ['auto_snapshot/policy/', 'auto_snapshot_policy'],
  ['snapshot/', 'snapshot'],
  ['disk/', 'disk'],
];

/** An operation without any resource is still about one, whose id is not known. */
export function anonymousRef({ action }: OperationRecord): string {
  const [, type = action.split('/')[0]!] = TYPES.find(([prefix]) => action.startsWith(prefix)) ?? [];
  return `${type}:`;
}

export const refsOfType = ({ resources }: OperationRecord, type: string): string[] =>
  resources.filter((ref) => isRefOf(type, ref));
