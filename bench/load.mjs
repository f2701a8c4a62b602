// The callers, in a process of their own. Takes one job after another over IPC.
import { Pool } from 'undici';
import { answerJobs } from './parts/jobs.mjs';
import { expectedOf, httpRequestOf } from './parts/requests.mjs';

/** @type {Map<string, Pool>} */
const pools = new Map();
/** @param {string} origin */
function poolOf(origin) {
  let pool = pools.get(origin);
  if (!pool) pools.set(origin, (pool = new Pool(origin, { connections: 128, pipelining: 1 })));
  return pool;
}

/** Counts the rows of a reply by a key that every row has once, which is faster than parsing it. */
class Reply {
  /** @type {Buffer[]} */
  chunks = [];
  status = 0;

  /** @param {{ mark: string, times: number }} expected @param {() => void} resolve @param {(error: Error) => void} reject */
  constructor({ mark, times }, resolve, reject) {
    Object.assign(this, { mark, times, resolve, reject });
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
    let times = 0;
    for (let at = body.indexOf(self.mark); at >= 0; at = body.indexOf(self.mark, at + 1)) times += 1;
    if (this.status === 200 && times === self.times) self.resolve();
    else
      self.reject(
        new Error(`HTTP ${this.status}, ${times} × ${self.mark}: ${body.toString('utf8', 0, 300)}`),
      );
  }

  /** @param {unknown} _controller @param {Error} error */
  onResponseError(_controller, error) {
    /** @type {any} */ (this).reject(error);
  }
}

answerJobs((request, { origin, token }) => {
  const { path, body } = httpRequestOf(request);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const reply = new Reply(expectedOf(request), () => resolve(undefined), reject);
    poolOf(/** @type {string} */ (origin)).dispatch(
      { path, method: 'POST', headers, body },
      /** @type {any} */ (reply),
    );
  });
});
