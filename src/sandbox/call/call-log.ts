/** One API call as `GET /_sandbox/calls` shows it. Never holds a key or a signature. */
export interface CallRecord {
  /** ISO 8601, UTC. */
  Time: string;
  /** SecretId, masked; `''` when the signature did not verify. */
  Account: string;
  Host: string;
  Service: string;
  Action: string;
  Version: string;
  Region: string;
  Language: string;
  TraceId: string;
  /** Null unless the signature verified: what strangers send is not kept. */
  Params: unknown;
  /** `ok`, `error`, or `fault:<kind>` when an injected fault shaped the answer. */
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

  /** Oldest first; with `since` (ISO 8601), those from then on. */
  list(since?: string): CallRecord[] {
    return since === undefined ? [...this.records] : this.records.filter((record) => record.Time >= since);
  }

  clear(): void {
    this.records = [];
  }
}

export const maskSecretId = (secretId: string): string => `${secretId.slice(0, 4)}…${secretId.slice(-4)}`;
