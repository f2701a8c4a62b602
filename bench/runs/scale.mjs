import { Haproxy, haproxyVersion } from '../parts/haproxy.mjs';
import { processorMsOf, Program } from '../parts/processes.mjs';
import { Service } from '../parts/service.mjs';
import { startTlsStandIn, TENANTS } from './waiting.mjs';

/**
 * Replicas behind HAProxy on one Postgres, at a fixed rate of requests that does not wait for replies.
 * @typedef {import('../parts/drive.mjs').Figures & { replicaMs: number, proxyMs: number, postgresMs: number, connections: number }} Scaled
 *   `…Ms`: processor time a request, `connections`: to Postgres, of all replicas
 * @typedef {object} Scale
 * @property {string} node
 * @property {string} haproxy its version
 * @property {Record<string, Scaled[]>} replicas number of replicas → one a round
 * @property {import('../parts/drive.mjs').Figures[]} sdk the same requests, sent by the SDK
 */

export const PER_SECOND = 300;
export const REPLICAS = [1, 2, 3];
/** Nine lists and a write. */
const MIX = /** @type {import('../parts/requests.mjs').Ask[]} */ (
  Array.from({ length: 10 }, (_, index) =>
    index === 5 ? { kind: 'update', rows: 0 } : { kind: 'list', rows: 20 },
  )
);
const SECONDS = 6;
/** Replicas may use both cores. */
const ANY_CORE = { core: undefined };

/**
 * @param {import('./run.mjs').Place} place
 * @returns {Promise<Scale | undefined>} undefined without HAProxy
 */
export async function measureScale(place) {
  const { nodes, rounds, quick, say, load, onEnd } = place;
  const { version, path: node } = /** @type {import('../parts/nodes.mjs').Node} */ (nodes.at(-1));
  const haproxy = haproxyVersion();
  if (haproxy === undefined) return undefined;
  const { standIn, env } = await startTlsStandIn(place);
  const upstream = { TENCENT_API_ORIGIN: standIn.hello.origin, ...env };
  const sdk = await Program.start('sdk.mjs', { env: upstream, node, ...ANY_CORE });
  onEnd(() => sdk.stop());

  /** @type {Scale} */
  const scale = { node: version, haproxy, replicas: {}, sdk: [] };
  const rate = { perSecond: PER_SECOND, requests: PER_SECOND * (quick ? 1 : SECONDS) };
  const job = { mix: MIX, callers: 16, ...rate, tenants: TENANTS, warmUp: quick ? 50 : 400 };
  for (let seed = 1; seed <= rounds; seed += 1) {
    say(`replicas, round ${seed} of ${rounds}`);
    await standIn.ask({ latency: { kind: 'drawn', seed } });
    scale.sdk.push((await sdk.ask({ ...job, seed })).figures);
    const services = /** @type {Service[]} */ ([]);
    const start = () =>
      Service.start({ DATABASE_URL: place.postgres.url, ...upstream }, { node, ...ANY_CORE });
    try {
      for (const count of REPLICAS) {
        services.push(await start());
        const measured = await behindHaproxy(place, services, load, { ...job, seed });
        (scale.replicas[count] ??= []).push(measured);
      }
    } finally {
      for (const service of services) await service.stop();
    }
  }
  return scale;
}

/**
 * @param {import('./run.mjs').Place} place @param {Service[]} services @param {Program} load
 * @param {import('../parts/requests.mjs').Job} job
 * @returns {Promise<Scaled>}
 */
async function behindHaproxy({ folder, postgres }, services, load, job) {
  const token = await /** @type {Service} */ (services[0]).createApiKey();
  const haproxy = await Haproxy.start(
    folder,
    services.map(({ origin }) => origin),
  );
  try {
    const used = async () => ({
      replicas: services.reduce((sum, { pid }) => sum + processorMsOf(pid), 0),
      proxy: processorMsOf(haproxy.pid),
      postgres: await postgres.usage(),
    });
    const before = await used();
    const { figures } = await load.ask({ ...job, origin: haproxy.origin, token });
    const after = await used();
    const requests = job.requests + job.warmUp;
    return {
      ...figures,
      replicaMs: (after.replicas - before.replicas) / requests,
      proxyMs: (after.proxy - before.proxy) / requests,
      postgresMs: (after.postgres.processorMs - before.postgres.processorMs) / requests,
      connections: after.postgres.connections,
    };
  } finally {
    await haproxy.stop();
  }
}
