import pg from 'pg';

/** Makes one database of the test server unreachable, as a stopped Postgres would be, and brings it back. */
export async function anOutage(url: string): Promise<{ end(): Promise<void> }> {
  const name = url.replace(/^.*\//, '');
  await asAdmin(url, [
    `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  ]);
  return { end: () => asAdmin(url, [`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`]) };
}

async function asAdmin(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/[^/]*$/, 'postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
