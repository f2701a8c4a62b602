import { it } from 'vitest';
import { EmbeddedPostgres } from '../../../src/database/embedded-postgres.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { makeDataDir, removeDataDir } from '../database/postgres.fixture.js';
import { aContext, aReplica, openDataSource } from './replica.fixture.js';

it('audit', async () => {
  const dir = makeDataDir();
  const server = await EmbeddedPostgres.start({ dataDir: dir, role: 'owner' });
  await migrateUp(server.url);
  const one = aReplica(await openDataSource(server.url));
  const two = aReplica(await openDataSource(server.url));
  const entry = (tenantUuid: string) => ({ context: aContext(), action: 'disk/delete', tenantUuid, clusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b', region: 'ap-guangzhou', diskIds: ['disk-giys4n0i'] });
  const run = async (name: string, n: number, c: number, tenants: number, reps = [one]) => {
    const lat: number[] = [];
    let i = 0;
    const t0 = performance.now();
    await Promise.all(Array.from({ length: c }, async (_, w) => {
      while (i < n) {
        const k = i++;
        const s = performance.now();
        await reps[w % reps.length]!.trail.record(entry(`t${k % tenants}`), async () => undefined);
        lat.push(performance.now() - s);
      }
    }));
    const ms = performance.now() - t0;
    lat.sort((a, b) => a - b);
    console.log(name, `${(n / ms * 1000).toFixed(0)} rec/s p50 ${lat[n >> 1]!.toFixed(2)} p99 ${lat[Math.floor(n * .99)]!.toFixed(2)} ms`);
  };
  await run('warm', 200, 4, 4);
  await run('c=32 50 tenants A', 1000, 32, 50);
  await run('c=32 50 tenants B', 1000, 32, 50);
  await run('c=32 50 tenants 2 replicas', 1000, 32, 50, [one, two]);
  await run('c=8 50 tenants', 1000, 8, 50);
  await run('c=32 1 tenant 2 replicas', 1000, 32, 1, [one, two]);
  await run('c=32 50 tenants C', 1000, 32, 50);
  const t0 = performance.now();
  const reps = await one.verifier.verify();
  console.log('verify', reps.reduce((s, r) => s + r.sound, 0), 'rows', (performance.now() - t0).toFixed(0), 'ms', reps.every((r) => !r.damage));
  await one.dataSource.destroy(); await two.dataSource.destroy();
  await server.stop();
  removeDataDir(dir);
}, 120000);
