import type { Event } from '../client/sdk/sdk.js';
import { toBeijing } from '../../common/time/beijing-time.js';

/** One row of a disk's operation log. Times are Beijing time. */
export interface OperationLog {
  /** UIN of the operator, or the name in CloudAudit. */
  Operator: string;
  /** `CBS_OPERATION_…` or `ASP_OPERATION_…`; other actions keep their own name. */
  Operation: string;
  DiskId: string;
  /** SUCCESS, FAILED or PROCESSING. */
  OperationState: string;
  StartTime: string;
  EndTime: string;
}

/** CloudAudit has names of API actions; the portal uses the names of the older log, which knew no snapshots. */
const OPERATIONS: Record<string, string> = {
  AttachDisks: 'CBS_OPERATION_ATTACH',
  DetachDisks: 'CBS_OPERATION_DETACH',
  RenewDisk: 'CBS_OPERATION_RENEW',
  ResizeDisk: 'CBS_OPERATION_EXPAND',
  CreateDisks: 'CBS_OPERATION_CREATE',
  TerminateDisks: 'CBS_OPERATION_ISOLATE',
  ModifyDiskAttributes: 'CBS_OPERATION_MODIFY',
  ModifyDisksRenewFlag: 'CBS_OPERATION_MODIFY',
  ModifyDisksChargeType: 'CBS_OPERATION_MODIFY',
  BindAutoSnapshotPolicy: 'ASP_OPERATION_BIND',
  UnbindAutoSnapshotPolicy: 'ASP_OPERATION_UNBIND',
};

export const operationOf = (action: string): string => OPERATIONS[action] ?? action;

/** CloudAudit also records reads; the operation log never had them. */
export const isWriteEvent = (event: Event): boolean =>
  !/^(Describe|Inquir|List|Get)/.test(event.EventName ?? '');

/**
 * True when the event is about this resource. A name may hold several resources and their types, as recorded in
 * `volume/*|snapshot/snap-6ixzjp6d`. An event without a name was found by the name, so it counts.
 */
export function namesResource({ Resources }: Event, id: string): boolean {
  const name = Resources?.ResourceName ?? '';
  return name === '' || name.split('|').some((part) => part.slice(part.lastIndexOf('/') + 1) === id);
}

export function toOperationLog(event: Event, diskId: string): OperationLog {
  const inner = parseInner(event.CloudAuditEvent);
  const time = toTimeText(event.EventTime ?? '');
  return {
    Operator: operatorOf(event, inner),
    Operation: operationOf(event.EventName ?? ''),
    DiskId: diskId,
    OperationState: isFailure(event, inner) ? 'FAILED' : 'SUCCESS',
    StartTime: time,
    EndTime: time,
  };
}

interface InnerEvent {
  apiErrorCode?: unknown;
  userIdentity?: { principalId?: unknown };
}

/** A JSON text in a JSON field. Tencent's own sample is not valid JSON, so an invalid text is not an error. */
function parseInner(text: string | undefined): InnerEvent {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function operatorOf(event: Event, inner: InnerEvent): string {
  const principal = inner.userIdentity?.principalId;
  if (typeof principal === 'string' || typeof principal === 'number') return String(principal);
  const username = event.Username ?? '';
  return /^\d+$/.test(username) ? username : String(event.AccountID ?? username);
}

function isFailure(event: Event, inner: InnerEvent): boolean {
  const code = inner.apiErrorCode;
  return (
    (event.ErrorCode ?? 0) !== 0 ||
    (code !== undefined && code !== null && code !== '' && code !== '0' && code !== 0)
  );
}

/** LookUpEvents returns `2019-03-20 12:36:27`, its successor epoch seconds as text; both become the former. */
const toTimeText = (text: string): string =>
  /^\d{9,11}$/.test(text) ? toBeijing(Number(text) * 1000) : text;
