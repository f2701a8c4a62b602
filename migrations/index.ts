import { Credential1764000000000 } from './1764000000000-credential.js';
import { CallerAndAudit1764000002000 } from './1764000002000-caller-and-audit.js';
import { DiskTermination1764000003000 } from './1764000003000-disk-termination.js';
import { CredentialSite1764000004000 } from './1764000004000-credential-site.js';
import { CredentialAccount1764000005000 } from './1764000005000-credential-account.js';
import { AuditUnwritable1764000006000 } from './1764000006000-audit-unwritable.js';
import { AuditEntry1764000007000 } from './1764000007000-audit-entry.js';
import { ApiKeyMac1764000008000 } from './1764000008000-api-key-mac.js';
import { IdempotencyKey1764000009000 } from './1764000009000-idempotency-key.js';
import { OperationState1764000010000 } from './1764000010000-operation-state.js';
import { DiskSentCall1764000011000 } from './1764000011000-disk-sent-call.js';
import { RateShare1764000012000 } from './1764000012000-rate-share.js';
import { SchemaMarker1764000013000 } from './1764000013000-schema-marker.js';
import { AuditMonth1764000014000 } from './1764000014000-audit-month.js';
import { AuditMonthChecked1764000014100 } from './1764000014100-audit-month-checked.js';
import { AuditPartitions1764000014200 } from './1764000014200-audit-partitions.js';
import { AuditCounts1764000014300 } from './1764000014300-audit-counts.js';

/**
 * In the order they are run. A released one is never changed; a new one is appended. `breaking = true` marks one that the
 * version before cannot live with: then its replicas end before it runs. `transaction = false` is for statements such as
 * CREATE INDEX CONCURRENTLY; such a migration must be able to run again after it failed in the middle.
 */
export const migrations = [
  Credential1764000000000,
  CallerAndAudit1764000002000,
  DiskTermination1764000003000,
  CredentialSite1764000004000,
  CredentialAccount1764000005000,
  AuditUnwritable1764000006000,
  AuditEntry1764000007000,
  ApiKeyMac1764000008000,
  IdempotencyKey1764000009000,
  OperationState1764000010000,
  DiskSentCall1764000011000,
  RateShare1764000012000,
  SchemaMarker1764000013000,
  AuditMonth1764000014000,
  AuditMonthChecked1764000014100,
  AuditPartitions1764000014200,
  AuditCounts1764000014300,
];
