import type { Filter } from '../sdk/sdk.js';

export interface DescribeDiskOperationLogsRequest {
  /** Required by the API; its only filter is `disk-id`, with at most 10 values. */
  Filters: Filter[];
  /** `YYYY-MM-DD HH:MM:SS`, Beijing time. */
  BeginTime?: string;
  EndTime?: string;
}

/** One row as the API returned it until it was withdrawn. */
export interface DiskOperationLog {
  Operator?: string;
  Operation?: string;
  DiskId?: string;
  OperationState?: string;
  StartTime?: string;
  EndTime?: string;
}

export interface DescribeDiskOperationLogsResponse {
  DiskOperationLogSet?: DiskOperationLog[];
  RequestId?: string;
}

/**
 * Actions that were removed from the SDK and may still answer. DescribeDiskOperationLogs was removed from the CBS
 * API description on 2023-07-24 (nodejs SDK 4.0.648); accounts that no longer have it answer ActionOffline or
 * InvalidAction.
 */
export interface WithdrawnCbsActions {
  DescribeDiskOperationLogs(
    request: DescribeDiskOperationLogsRequest,
  ): Promise<DescribeDiskOperationLogsResponse>;
}
