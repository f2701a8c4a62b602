import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT_APPEND as AUDIT_APPEND_BEFORE } from './1764000002000-caller-and-audit.js';
import { ADD as ADD_BEFORE } from './1764000007000-audit-entry.js';
import { lockAuditEvent, THIS_MONTH } from './1764000014000-audit-month.js';

/**
 * audit_event becomes a table of monthly partitions. The table that was there is the partition of the month of the migration;
 * no row is moved, and the lock lasts for milliseconds. Each partition has indexes of its own, so that a unique one needs
 * no month in it. Versions of before go on with `audit_append` as it is called since ever.
 *
 * There is no default partition: with one, a month could only be detached under a lock that stops all changes. Instead the
 * month of a new row is the newest one that has a partition, so that no write is lost when nobody made the next.
 */
export class AuditPartitions1764000014200 implements MigrationInterface {
  name = 'AuditPartitions1764000014200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await lockAuditEvent(queryRunner);
    const [{ schema, month }] = (await queryRunner.query(
      `SELECT quote_ident(current_schema()) AS schema,
              (SELECT substring(pg_get_constraintdef(oid) FROM '\\d{4}-\\d{2}-\\d{2}') FROM pg_constraint
                WHERE conrelid = 'audit_event'::regclass AND conname = 'audit_event_month') AS month`,
    )) as [{ schema: string; month: string }];
    for (const statement of TABLES) await queryRunner.query(statement);
    await queryRunner.query('INSERT INTO audit_month (month) VALUES ($1)', [month]);
    for (const statement of [CURRENT_MONTH, ADD_MONTH, makeMonths(schema), ...partitioned(month)])
      await queryRunner.query(statement);
    await queryRunner.query(AUDIT_APPEND);
    await queryRunner.query(ADD);
    await queryRunner.query('SELECT audit_make_months()');
  }

  /** Moves the rows of all partitions into the oldest. Refuses when a month was detached: its rows are not here. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await lockAuditEvent(queryRunner);
    for (const statement of DOWN) await queryRunner.query(statement);
    for (const before of [AUDIT_APPEND_BEFORE, ADD_BEFORE])
      await queryRunner.query(before.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'));
  }
}

// What the service knows of a month: that it has a partition; that it is sealed, with a checkpoint of each of its chains;
// that it was detached, after an export. Rows are only ever added.
const TABLES = [
  'CREATE TABLE audit_month (month date PRIMARY KEY)',
  `CREATE TABLE audit_checkpoint (
     month date NOT NULL,
     tenant_uuid text COLLATE "C" NOT NULL,
     first_seq bigint NOT NULL,
     last_seq bigint NOT NULL,
     previous_hash bytea NOT NULL,
     hash bytea NOT NULL,
     mac bytea NOT NULL,
     PRIMARY KEY (month, tenant_uuid)
   )`,
  'CREATE INDEX audit_checkpoint_chain ON audit_checkpoint (tenant_uuid, month)',
  `CREATE TABLE audit_month_seal (
     month date PRIMARY KEY,
     chains bigint NOT NULL,
     rows bigint NOT NULL,
     digest bytea NOT NULL,
     previous_mac bytea,
     sealed_at timestamptz NOT NULL,
     mac bytea NOT NULL
   )`,
  `CREATE TABLE audit_detached_month (
     month date PRIMARY KEY,
     rows bigint NOT NULL,
     file text NOT NULL,
     sha256 text NOT NULL,
     detached_at timestamptz NOT NULL,
     mac bytea NOT NULL
   )`,
];

// Never one that is sealed, also when the clock of the database is set back.
const CURRENT_MONTH = `
CREATE FUNCTION audit_current_month() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT COALESCE(max(m.month) FILTER (WHERE m.month <= ${THIS_MONTH}), min(m.month))
    FROM audit_month m
   WHERE m.month > COALESCE((SELECT max(s.month) FROM audit_month_seal s), '-infinity')
$$`;

// ATTACH takes no lock that a read or a change waits for; CREATE TABLE … PARTITION OF would.
const ADD_MONTH = `
CREATE FUNCTION audit_add_month(p_month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part text := 'audit_event_' || to_char(p_month, 'YYYY_MM');
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE audit_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
                  CONSTRAINT audit_event_month CHECK (month = %L::date), PRIMARY KEY (tenant_uuid, seq))', part, p_month);
  EXECUTE format('CREATE UNIQUE INDEX ON %I (audit_id, kind)', part);
  EXECUTE format('CREATE INDEX ON %I (tenant_uuid, at)', part);
  EXECUTE format('CREATE INDEX ON %I USING gin (resources) WITH (fastupdate = off)', part);
  EXECUTE format('CREATE INDEX ON %I (tenant_uuid, cluster_uuid, at, seq) INCLUDE (audit_id, action, region)
                  WHERE kind = ''intent''', part);
  EXECUTE format('CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                  FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only()', part);
  EXECUTE format('ALTER TABLE audit_event ATTACH PARTITION %I FOR VALUES IN (%L)', part, p_month);
  INSERT INTO audit_month (month) VALUES (p_month);
END $$`;

/** For the role that runs the service, which may make no tables: this month and the two after it, as far as they lack. */
const makeMonths = (schema: string): string => `
CREATE FUNCTION audit_make_months() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp
AS $$
DECLARE
  made integer := 0;
  wanted date;
BEGIN
  FOR ahead IN 0..2 LOOP
    wanted := (${THIS_MONTH} + ahead * interval '1 month')::date;
    CONTINUE WHEN EXISTS (SELECT FROM audit_month WHERE month = wanted);
    -- Replicas that ask at once take turns.
    PERFORM pg_advisory_xact_lock(7318349003);
    CONTINUE WHEN EXISTS (SELECT FROM audit_month WHERE month = wanted)
              OR wanted <= (SELECT max(month) FROM audit_month_seal);
    PERFORM audit_add_month(wanted);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$`;

const partitioned = (month: string): string[] => {
  const part = `audit_event_${month.slice(0, 7).replace('-', '_')}`;
  return [
    'DROP TRIGGER audit_entry_add ON audit_event',
    `ALTER TABLE audit_event RENAME TO ${part}`,
    `CREATE TABLE audit_event (LIKE ${part} INCLUDING CONSTRAINTS) PARTITION BY LIST (month)`,
    'ALTER TABLE audit_event DROP CONSTRAINT audit_event_month',
    ...['audit_event', 'audit_entry'].map(
      (table) => `ALTER TABLE ${table} ALTER COLUMN month SET DEFAULT audit_current_month()`,
    ),
    `ALTER TABLE audit_event ATTACH PARTITION ${part} FOR VALUES IN ('${month}')`,
    APPEND_ONLY_TRIGGER,
    ADD_TRIGGER,
  ];
};

const APPEND_ONLY_TRIGGER = `
CREATE TRIGGER audit_event_is_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only()`;

const ADD_TRIGGER = `
CREATE TRIGGER audit_entry_add AFTER INSERT ON audit_event REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_add()`;

const DOWN = [
  `DO $$
   DECLARE
     part text;
     oldest text;
     first date;
   BEGIN
     IF EXISTS (SELECT FROM audit_detached_month) THEN
       RAISE EXCEPTION 'months of the trail were detached; the version before cannot verify the rest';
     END IF;
     SELECT min(month) INTO first FROM audit_month;
     oldest := 'audit_event_' || to_char(first, 'YYYY_MM');
     EXECUTE format('ALTER TABLE audit_event DETACH PARTITION %I', oldest);
     FOR part IN SELECT 'audit_event_' || to_char(month, 'YYYY_MM') FROM audit_month WHERE month > first LOOP
       EXECUTE format('ALTER TABLE audit_event DETACH PARTITION %I', part);
       EXECUTE format('ALTER TABLE %I DROP CONSTRAINT audit_event_month', part);
       EXECUTE format('DROP TRIGGER audit_event_is_append_only ON %I', part);
       EXECUTE format('UPDATE %I SET month = %L', part, first);
       EXECUTE format('INSERT INTO %I SELECT * FROM %I', oldest, part);
       EXECUTE format('DROP TABLE %I', part);
     END LOOP;
     DROP TABLE audit_event;
     EXECUTE format('ALTER TABLE %I RENAME TO audit_event', oldest);
     UPDATE audit_head SET month = first WHERE month <> first;
     UPDATE audit_entry SET month = first WHERE month <> first;
     EXECUTE format('ALTER TABLE audit_entry ALTER COLUMN month SET DEFAULT %L', first);
   END $$`,
  ADD_TRIGGER,
  'DROP FUNCTION audit_make_months()',
  'DROP FUNCTION audit_add_month(date)',
  'DROP FUNCTION audit_current_month()',
  'DROP TABLE audit_detached_month, audit_month_seal, audit_checkpoint, audit_month',
];

/**
 * As it was, and: the row gets its month under the lock of the chain, where no earlier month follows a later one, so that the rows
 * of a month are a run of the chain. Whether an event is there already is looked for in the months in which it can be:
 * an event that is appended again is so minutes later, an outcome is due while its intent is pending.
 */
const AUDIT_APPEND = `
CREATE OR REPLACE FUNCTION audit_append(
  p_tenant text, p_expected bytea, p_events jsonb, p_mac bytea,
  OUT status text, OUT head_seq bigint, OUT head_hash bytea, OUT head_mac bytea, OUT refused_ids uuid[]
) LANGUAGE plpgsql
-- Plans are made once a connection, possibly when the tables are still empty; they must suit full ones.
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  one record;
  v_month date;
BEGIN
  SELECT h.seq, h.hash, h.mac, h.month INTO head_seq, head_hash, head_mac, v_month
    FROM audit_head h WHERE h.tenant_uuid = p_tenant FOR UPDATE;
  IF NOT FOUND THEN status := 'absent'; RETURN; END IF;
  IF head_hash <> p_expected THEN status := 'moved'; RETURN; END IF;
  v_month := GREATEST(v_month, audit_current_month());

  FOR one IN SELECT e.audit_id, e.kind FROM jsonb_to_recordset(p_events) AS e(audit_id uuid, kind text) LOOP
    IF (CASE WHEN one.kind <> 'outcome' THEN EXISTS (
              SELECT 1 FROM audit_event x
               WHERE x.audit_id = one.audit_id AND x.kind = one.kind AND x.month >= v_month - interval '2 months')
            WHEN EXISTS (SELECT 1 FROM audit_pending p WHERE p.audit_id = one.audit_id) THEN false
            ELSE EXISTS (SELECT 1 FROM audit_event x WHERE x.audit_id = one.audit_id AND x.kind = 'outcome')
              OR NOT EXISTS (SELECT 1 FROM audit_event x WHERE x.audit_id = one.audit_id AND x.kind = 'intent') END)
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
    request, outcome, scode, request_id, tencent_request_id, duration_ms, instance_id, previous_hash, hash, month)
  SELECT p_tenant, e.seq, e.audit_id, e.kind, e.at, e.actor, e.action, e.cluster_uuid, e.region,
         ARRAY(SELECT jsonb_array_elements_text(e.resources)), e.target_instance_id, e.request, e.outcome, e.scode,
         e.request_id, e.tencent_request_id, e.duration_ms, e.instance_id,
         decode(e.previous_hash, 'hex'), decode(e.hash, 'hex'), v_month
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
     SET seq = (p_events -> -1 ->> 'seq')::bigint, hash = decode(p_events -> -1 ->> 'hash', 'hex'), mac = p_mac,
         month = v_month
   WHERE h.tenant_uuid = p_tenant;
  status := 'written';
END $$`;

const ADD = ADD_BEFORE.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace('action, cluster_uuid)', 'action, cluster_uuid, month)')
  .replace('a.action, a.cluster_uuid', 'a.action, a.cluster_uuid, a.month');
