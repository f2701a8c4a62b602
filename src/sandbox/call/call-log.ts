/** One API call as `GET /_sandbox/calls` shows it. It never contains a key or a signature. */
export interface CallRecord {
  /** ISO 8601, UTC. */
  Time: string;
  /** The masked SecretId; `''` unless the signature was verified. */
  Account: string;
  Host: string;
  Service: string;
  Action: string;
  Version: string;
  Region: string;
  Language: string;
  TraceId: string;
  /** Null unless the signature was verified. */
  Params: unknown;
  /** `ok`, `error`, or `fault:<kind>` when an injected fault was used. */
  Outcome: string;
  Code: string;
  RequestId: string;
  Signed: boolean;
}

const KEPT = 20_000;

export class CallLog {
  private records: CallRecord[] = [];

  add(record: CallRecord): void {
    this.records.push(record);
    if (this.records.length > KEPT) this.records.shift();
  }

  /** Oldest first; with `since` (ISO 8601) only calls from that time on. */
  list(since?: string): CallRecord[] {
    return since === undefined ? [...this.records] : this.records.filter((record) => record.Time >= since);
  }

  clear(): void {
    this.records = [];
  }
}

export const maskSecretId = (secretId: string): string => `${secretId.slice(0, 4)}…${secretId.slice(-4)}`;
