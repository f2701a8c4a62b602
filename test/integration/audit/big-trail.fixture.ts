import { Client } from 'pg';

/**
 * Gives a tenant this many changes, as rows of intents and outcomes that no service has written: they can be listed, not
 * verified. Half a minute lies between two changes, the first is of 2026-01-01, UTC. The actors are `admin-0` to
 * `admin-6`, the actions `disk/create`, `disk/delete`, `disk/resize` and `disk/attach` in turn.
 */
export async function fillTrail(url: string, tenantUuid: string, changes: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO audit_event (tenant_uuid, seq, audit_id, kind, at, actor, action, cluster_uuid, region, resources,
                                outcome, scode, request_id, duration_ms, instance_id, previous_hash, hash)
       SELECT $1, 2 * i - (1 - k), md5($1 || i)::uuid, CASE k WHEN 0 THEN 'intent' ELSE 'outcome' END,
              '2026-01-01T00:00:00Z'::timestamptz + (i - 1) * interval '30 seconds', 'admin-' || (i % 7),
              'disk/' || (ARRAY['create', 'delete', 'resize', 'attach'])[1 + i % 4], 'cluster-' || (i % 3),
              'ap-guangzhou', ARRAY['disk:disk-' || (i % 5000)], CASE k WHEN 0 THEN NULL ELSE 'succeeded' END,
              CASE k WHEN 0 THEN NULL ELSE 0 END, 'request-' || i, CASE k WHEN 0 THEN NULL ELSE 12 END,
              '00000000-0000-4000-8000-000000000001', '\\x00', '\\x00'
         FROM generate_series(1, $2::int) AS i, generate_series(0, 1) AS k ORDER BY 2`,
      [tenantUuid, changes],
    );
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
