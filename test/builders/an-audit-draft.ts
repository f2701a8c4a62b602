import { randomUUID } from 'node:crypto';
import type { AuditDraft } from '../../src/audit/audit-event.js';

/** The intent to delete one disk, with an id of its own. */
export const anAuditDraft = (overrides: Partial<AuditDraft> = {}): AuditDraft => ({
  tenant_uuid: 'tenant',
  audit_id: randomUUID(),
  kind: 'intent',
  at: '2026-08-01T00:00:00.000Z',
  actor: 'admin',
  action: 'disk/delete',
  cluster_uuid: 'cluster',
  region: 'ap-guangzhou',
  resources: ['disk:disk-1'],
  target_instance_id: null,
  request: null,
  outcome: null,
  scode: null,
  request_id: 'request-1',
  tencent_request_id: null,
  duration_ms: null,
  instance_id: '00000000-0000-4000-8000-000000000001',
  ...overrides,
});
