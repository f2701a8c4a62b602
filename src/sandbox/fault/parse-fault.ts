import { type Fault, FAULT_KINDS, type FaultKind, MAX_LAG_MS } from './fault.js';

/** The JSON of `POST /_sandbox/faults`. */
export interface FaultRequest {
  Action: string;
  Region?: string;
  /** How many calls it is used on, 1 when absent. */
  Times?: number;
  Fault: FaultKind;
  Code?: string;
  Message?: string;
  LatencyMs?: number;
  Status?: number;
  /** The content of `Response`, for the kind `reply` only. */
  Body?: object;
}

export class InvalidFault extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('; '));
  }
}

const DEFAULT_LATENCY_MS = 1000;

type Rule = (value: unknown) => string | undefined;

const text: Rule = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a non-empty string';
const whole =
  (least: number, most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `must be an integer from ${least} to ${most}`;

const RULES: Readonly<Record<keyof FaultRequest, Rule>> = {
  Action: text,
  Region: text,
  Times: whole(1, 1_000_000),
  Fault: (value) =>
    FAULT_KINDS.includes(value as FaultKind) ? undefined : `must be one of ${FAULT_KINDS.join(', ')}`,
  Code: text,
  Message: text,
  LatencyMs: whole(0, 600_000),
  Status: whole(200, 599),
  Body: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object',
};

/** Rules between the fields. */
function conflicts({ Action, Fault, LatencyMs, Body }: FaultRequest): string[] {
  const problems: string[] = [];
  if (Fault === 'reply' && Body === undefined) problems.push('Body is required with the fault reply');
  if (Fault !== 'reply' && Body !== undefined) problems.push('Body is for the fault reply only');
  if (Fault === 'lag' && Action !== 'DescribeDisks')
    problems.push('Action must be DescribeDisks with the fault lag');
  if (Fault === 'lag' && (LatencyMs ?? 0) > MAX_LAG_MS)
    problems.push(`LatencyMs must be at most ${MAX_LAG_MS} with the fault lag`);
  return problems;
}

/** Throws InvalidFault, also for an action that is not one of `actions`: such a fault would never be used. */
export function parseFault(input: unknown, actions: ReadonlySet<string>): Fault {
  const body = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const problems = Object.keys(body)
    .filter((name) => !Object.hasOwn(RULES, name))
    .map((name) => `${name} is not known`);
  for (const [name, rule] of Object.entries(RULES)) {
    const value = body[name];
    const required = name === 'Action' || name === 'Fault';
    const problem = value === undefined ? (required ? 'is required' : undefined) : rule(value);
    if (problem) problems.push(`${name} ${problem}`);
  }
  const request = body as unknown as FaultRequest;
  if (typeof request.Action === 'string' && request.Action !== '*' && !actions.has(request.Action)) {
    problems.push(`Action ${request.Action} does not exist`);
  }
  if (problems.length === 0) problems.push(...conflicts(request));
  if (problems.length > 0) throw new InvalidFault(problems);
  return {
    action: request.Action,
    region: request.Region,
    kind: request.Fault,
    timesLeft: request.Times ?? 1,
    code: request.Code ?? 'InternalError',
    message: request.Message,
    latencyMs: request.LatencyMs ?? DEFAULT_LATENCY_MS,
    status: request.Status ?? 502,
    body: request.Body ?? {},
  };
}
