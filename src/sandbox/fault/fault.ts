/** README.md describes what each kind does. */
export const FAULT_KINDS = [
  'error',
  'error-after-commit',
  'latency',
  'reset',
  'drop-after-commit',
  'html',
  'html-after-commit',
  'empty',
  'redirect',
  'hang',
  'hang-after-commit',
  'truncate',
  'slow-body',
  'stuck',
  'async-failure',
  'short-create',
  'reply',
  'lag',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  /** An action's name, or `*`. */
  action: string;
  /** Undefined for every region. */
  region: string | undefined;
  kind: FaultKind;
  timesLeft: number;
  code: string;
  message: string | undefined;
  latencyMs: number;
  /** HTTP status of the kinds `html` and `html-after-commit`. */
  status: number;
  /** What the kind `reply` answers. */
  body: object;
}

/** The longest `LatencyMs` of the kind `lag`; the cloud remembers its disks for as long. */
export const MAX_LAG_MS = 60_000;

/** Kinds that end the call before it has any effect. */
const WITHOUT_EFFECT: readonly FaultKind[] = ['error', 'reset', 'html', 'empty', 'redirect', 'hang'];

export const preventsExecution = (fault: Fault): boolean => WITHOUT_EFFECT.includes(fault.kind);
