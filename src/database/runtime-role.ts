import type { QueryRunner } from 'typeorm';

/**
 * What the service does with each table while it runs. It never changes the schema, and of the trail it changes only what
 * is derived. A table that is not here cannot be used by the runtime role.
 */
export const RUNTIME_GRANTS: Readonly<Record<string, string>> = {
  migrations: 'SELECT',
  schema_marker: 'SELECT',
  credential: 'SELECT, INSERT, UPDATE, DELETE',
  key_check: 'SELECT, INSERT',
  sealed_secret: 'SELECT, INSERT, UPDATE',
  api_key: 'SELECT, INSERT, UPDATE (last_used_at), DELETE',
  service_instance: 'SELECT, INSERT, UPDATE, DELETE',
  audit_head: 'SELECT, INSERT, UPDATE',
  audit_event: 'SELECT, INSERT',
  audit_entry: 'SELECT, INSERT',
  audit_month: 'SELECT',
  audit_checkpoint: 'SELECT, INSERT',
  audit_month_seal: 'SELECT, INSERT',
  audit_detached_month: 'SELECT',
  audit_block: 'SELECT, INSERT',
  audit_count: 'SELECT, INSERT',
  audit_pending: 'SELECT, INSERT, DELETE',
  audit_unwritable: 'SELECT, INSERT',
  disk_termination: 'SELECT, INSERT, UPDATE, DELETE',
  disk_sent_call: 'SELECT, INSERT, UPDATE, DELETE',
  rate_share: 'SELECT, INSERT, UPDATE, DELETE',
  idempotency_key: 'SELECT, INSERT, UPDATE, DELETE',
  operation_state: 'SELECT, INSERT, UPDATE, DELETE',
};

/** The runtime role is none that can be told apart from the one that migrates. */
export class RuntimeRoleError extends Error {
  override name = 'RuntimeRoleError';

  constructor(role: string, why: string) {
    super(`DATABASE_RUNTIME_ROLE: the role "${role}" ${why}`);
  }
}

/**
 * Lets a role run the service and do nothing else here; what it could do before is taken from it. `role` is an identifier
 * that was checked. Throws RuntimeRoleError for a role that is absent, or that may do everything anyway.
 */
export async function grantRuntimeRole(queryRunner: QueryRunner, role: string): Promise<void> {
  const [found] = await queryRunner.query(
    `SELECT rolsuper OR rolcreaterole OR pg_has_role(oid, current_user, 'MEMBER')
            OR has_schema_privilege(oid, current_schema(), 'CREATE') AS strong,
            quote_ident(current_schema()) AS schema
       FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  if (!found)
    throw new RuntimeRoleError(role, 'does not exist. Create it with LOGIN and a password of its own');
  if (found.strong)
    throw new RuntimeRoleError(
      role,
      'may change the schema: it is a superuser, may make roles, is a member of the role that migrates, or may create' +
        ' tables (REVOKE CREATE ON SCHEMA public FROM PUBLIC)',
    );
  await queryRunner.query(`GRANT USAGE ON SCHEMA ${found.schema} TO "${role}"`);
  await queryRunner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${found.schema} FROM "${role}"`);
  for (const [table, rights] of Object.entries(RUNTIME_GRANTS))
    await queryRunner.query(`GRANT ${rights} ON ${found.schema}.${table} TO "${role}"`);
}
