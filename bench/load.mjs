// The callers, in a process of their own. Takes one job after another over IPC.
import { Pool } from 'undici';
import { drive, FILTERS, nextOffset } from './parts/drive.mjs';
import { tenants } from './parts/tenants.mjs';

/**
 * @typedef {object} Job
 * @property {string} origin
 * @property {string} token
 * @property {'list' | 'distributed/inspect'} route
 * @property {number} callers
 * @property {number} requests
 * @property {number} warmUp
 * @property {number} rows expected in every reply
 * @property {number} tenants requests are spread over them
 * @property {string} [region] default ap-guangzhou; the empty string leaves it out
 */

/** @type {Map<string, Pool>} */
const pools = new Map();
/** @param {string} origin */
function poolOf(origin) {
  let pool = pools.get(origin);
  if (!pool) pools.set(origin, (pool = new Pool(origin, { connections: 64, pipelining: 1 })));
  return pool;
}

/** Counts the rows of a reply by a key that every row has once, which is faster than parsing it. */
class Reply {
  /** @type {Buffer[]} */
  chunks = [];
  status = 0;

  /** @param {string} mark @param {number} rows @param {() => void} resolve @param {(error: Error) => void} reject */
  constructor(mark, rows, resolve, reject) {
    Object.assign(this, { mark, rows, resolve, reject });
  }

  onRequestStart() {}

  /** @param {unknown} _controller @param {number} status */
  onResponseStart(_controller, status) {
    this.status = status;
  }

  /** @param {unknown} _controller @param {Buffer} chunk */
  onResponseData(_controller, chunk) {
    this.chunks.push(chunk);
  }

  onResponseEnd() {
    const self = /** @type {any} */ (this);
    const body = Buffer.concat(this.chunks);
    let rows = 0;
    for (let at = body.indexOf(self.mark); at >= 0; at = body.indexOf(self.mark, at + 1)) rows += 1;
    if (this.status === 200 && rows === self.rows) self.resolve();
    else self.reject(new Error(`HTTP ${this.status}, ${rows} rows: ${body.toString('utf8', 0, 300)}`));
  }

  /** @param {unknown} _controller @param {Error} error */
  onResponseError(_controller, error) {
    /** @type {any} */ (this).reject(error);
  }
}

/** @param {Job} job */
async function run(job) {
  const pool = poolOf(job.origin);
  const scopes = tenants(job.tenants).map(({ TenantUuid, ClusterUuid }) => ({ TenantUuid, ClusterUuid }));
  const Region = job.region ?? 'ap-guangzhou';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${job.token}` };
  const mark = job.route === 'list' ? '"DiskState"' : '"RegionName"';
  /** @param {number} index */
  const bodyOf = (index) => {
    const scope = { ...scopes[index % scopes.length], ...(Region ? { Region } : {}) };
    const unique = nextOffset();
    return job.route === 'list'
      ? { ...scope, Offset: unique, Limit: job.rows, Filters: FILTERS }
      : { ...scope, Filters: [{ Name: 'disk-name', Values: [`name-${unique}`] }] };
  };
  const call = (/** @type {number} */ index) =>
    /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const body = JSON.stringify(bodyOf(index));
        const path = `/v1/tencent/disk/${job.route}`;
        pool.dispatch(
          { path, method: 'POST', headers, body },
          /** @type {any} */ (new Reply(mark, job.rows, resolve, reject)),
        );
      })
    );
  if (job.warmUp > 0) await drive({ callers: job.callers, requests: job.warmUp, call });
  return drive({ callers: job.callers, requests: job.requests, call });
}

process.on('message', (/** @type {Job} */ job) => {
  run(job).then(
    (figures) => process.send?.({ figures }),
    (/** @type {Error} */ error) =>
      process.send?.({ error: `${job.route} at ${job.origin}: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
