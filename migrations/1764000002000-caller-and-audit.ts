import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * API keys, the audit trail with its chain heads, and the leases by which a dead process is recognised.
 */
export class CallerAndAudit1764000002000 implements MigrationInterface {
  name = 'CallerAndAudit1764000002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}

const API_KEY = `
CREATE TABLE api_key (
  id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{24}$'),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('reader', 'operator', 'admin')),
  tenants text[] NOT NULL CHECK (cardinality(tenants) > 0),
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  last_used_at timestamptz
)`;

// Also for a row that somebody removes by hand: every replica hears of it.
const API_KEY_CHANGED = `
CREATE FUNCTION api_key_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('api_key_changed', OLD.id);
  RETURN NULL;
END $$`;

const API_KEY_TRIGGER = `
CREATE TRIGGER api_key_changed
AFTER DELETE OR UPDATE OF id, role, tenants, secret_hash, expires_at ON api_key
FOR EACH ROW EXECUTE FUNCTION api_key_changed()`;

const SERVICE_INSTANCE = `
CREATE TABLE service_instance (
  instance_id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease_until timestamptz NOT NULL
)`;

const AUDIT_HEAD = `
CREATE TABLE audit_head (
  tenant_uuid text PRIMARY KEY,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  mac bytea NOT NULL
) WITH (fillfactor = 50)`;

// `resources` holds `type:id`, `request` what was asked for as JSON text, `target_instance_id` the cloud's instance;
// `instance_id` is the process that wrote the row.
const AUDIT_EVENT = `
CREATE TABLE audit_event (
  tenant_uuid text NOT NULL,
  seq bigint NOT NULL,
  audit_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'intent', 'outcome', 'refused')),
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  cluster_uuid text,
  region text,
  resources text[] NOT NULL,
  target_instance_id text,
  request text,
  outcome text CHECK (outcome IN ('succeeded', 'failed', 'unknown', 'refused')),
  scode integer,
  request_id text,
  tencent_request_id text,
  duration_ms integer,
  instance_id uuid NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (tenant_uuid, seq)
)`;

// What waits for its outcome. Derived from audit_event, so that a sweep does not read the whole trail.
const AUDIT_PENDING = `
CREATE TABLE audit_pending (
  audit_id uuid PRIMARY KEY,
  tenant_uuid text NOT NULL,
  seq bigint NOT NULL,
  instance_id uuid NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`;

const APPEND_ONLY = `
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
END $$`;

const APPEND_ONLY_TRIGGER = `
CREATE TRIGGER audit_event_is_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only()`;

/**
 * Appends sealed events to one tenant's chain and advances its head, in one round trip and one transaction.
 * The caller chained the events to the head it knew; the row lock makes that check safe against other
 * replicas. Nothing is written unless the status is 'written':
 *   absent   the chain has no head row yet
 *   moved    another replica appended first; head_* say where the chain stands now
 *   refused  refused_ids cannot be appended: already there, or an outcome without its intent
 *   lease    an intent of an instance whose lease has run out, which a sweep could take for dead
 */
export const AUDIT_APPEND = `
CREATE FUNCTION audit_append(
  p_tenant text, p_expected bytea, p_events jsonb, p_mac bytea,
  OUT status text, OUT head_seq bigint, OUT head_hash bytea, OUT head_mac bytea, OUT refused_ids uuid[]
) LANGUAGE plpgsql
-- Plans are made once a connection, possibly when the tables are still empty; they must suit full ones.
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  one record;
BEGIN
  SELECT h.seq, h.hash, h.mac INTO head_seq, head_hash, head_mac
    FROM audit_head h WHERE h.tenant_uuid = p_tenant FOR UPDATE;
  IF NOT FOUND THEN status := 'absent'; RETURN; END IF;
  IF head_hash <> p_expected THEN status := 'moved'; RETURN; END IF;

  FOR one IN SELECT e.audit_id, e.kind FROM jsonb_to_recordset(p_events) AS e(audit_id uuid, kind text) LOOP
    IF EXISTS (SELECT 1 FROM audit_event x WHERE x.audit_id = one.audit_id AND x.kind = one.kind)
       OR (one.kind = 'outcome' AND NOT EXISTS (
             SELECT 1 FROM audit_event x WHERE x.audit_id = one.audit_id AND x.kind = 'intent'))
    THEN refused_ids := refused_ids || one.audit_id; END IF;
  END LOOP;
  IF refused_ids IS NOT NULL THEN
    DELETE FROM audit_pending p USING audit_event x
     WHERE p.audit_id = ANY (refused_ids) AND x.audit_id = p.audit_id AND x.kind = 'outcome';
    status := 'refused'; RETURN;
  END IF;

  IF EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_events) AS e(kind text, instance_id uuid)
     WHERE e.kind = 'intent' AND NOT EXISTS (
       SELECT 1 FROM service_instance s
        WHERE s.instance_id = e.instance_id AND s.lease_until > clock_timestamp())
  ) THEN status := 'lease'; RETURN; END IF;

  INSERT INTO audit_event (
    tenant_uuid, seq, audit_id, kind, at, actor, action, cluster_uuid, region, resources, target_instance_id,
    request, outcome, scode, request_id, tencent_request_id, duration_ms, instance_id, previous_hash, hash)
  SELECT p_tenant, e.seq, e.audit_id, e.kind, e.at, e.actor, e.action, e.cluster_uuid, e.region,
         ARRAY(SELECT jsonb_array_elements_text(e.resources)), e.target_instance_id, e.request, e.outcome, e.scode,
         e.request_id, e.tencent_request_id, e.duration_ms, e.instance_id,
         decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    FROM jsonb_to_recordset(p_events) AS e(
      seq bigint, audit_id uuid, kind text, at timestamptz, actor text, action text, cluster_uuid text,
      region text, resources jsonb, target_instance_id text, request text, outcome text, scode integer,
      request_id text, tencent_request_id text, duration_ms integer, instance_id uuid, previous_hash text, hash text);

  INSERT INTO audit_pending (audit_id, tenant_uuid, seq, instance_id)
  SELECT e.audit_id, p_tenant, e.seq, e.instance_id
    FROM jsonb_to_recordset(p_events) AS e(seq bigint, audit_id uuid, kind text, instance_id uuid)
   WHERE e.kind = 'intent';
  DELETE FROM audit_pending p USING jsonb_to_recordset(p_events) AS e(audit_id uuid, kind text)
   WHERE p.audit_id = e.audit_id AND e.kind = 'outcome';

  UPDATE audit_head h
     SET seq = (p_events -> -1 ->> 'seq')::bigint, hash = decode(p_events -> -1 ->> 'hash', 'hex'), mac = p_mac
   WHERE h.tenant_uuid = p_tenant;
  status := 'written';
END $$`;

const UP = [
  API_KEY,
  'CREATE INDEX api_key_created ON api_key (created_at DESC, id)',
  API_KEY_CHANGED,
  API_KEY_TRIGGER,
  SERVICE_INSTANCE,
  AUDIT_HEAD,
  AUDIT_EVENT,
  'CREATE UNIQUE INDEX audit_event_once ON audit_event (audit_id, kind)',
  'CREATE INDEX audit_event_time ON audit_event (tenant_uuid, at)',
  'CREATE INDEX audit_event_resources ON audit_event USING gin (resources) WITH (fastupdate = off)',
  AUDIT_PENDING,
  'CREATE INDEX audit_pending_instance ON audit_pending (instance_id)',
  APPEND_ONLY,
  APPEND_ONLY_TRIGGER,
  AUDIT_APPEND,
];

const DOWN = [
  'DROP FUNCTION audit_append(text, bytea, jsonb, bytea)',
  'DROP TABLE audit_pending, audit_event, audit_head, service_instance, api_key',
  'DROP FUNCTION audit_event_is_append_only()',
  'DROP FUNCTION api_key_changed()',
];
