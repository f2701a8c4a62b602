// The same work and nothing else: node:http, signed by hand, undici, the reply mapped as the service maps it. No
// authentication, validation, limits, retries or log. It shows the least time that the work takes.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { buildConnector, Pool } from 'undici';
import { inTens } from './parts/requests.mjs';
import { scan } from './parts/scan.mjs';
import { tenants } from './parts/tenants.mjs';

const { default: Sign } = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs/tencentcloud/common/sign.js',
);
// By variables: the build does not exist when the types are checked.
const [mapping, properties] = ['../dist/tencent/disk/disk-mapping.js', '../dist/disk/disk-properties.js'];
const { toDisk } = await import(mapping);
const { propertiesOf } = await import(properties);
const accounts = new Map(tenants(2_000).map((tenant) => [tenant.TenantUuid, tenant]));
const connector = buildConnector({});
const upstream = new Pool(/** @type {string} */ (process.env.TENCENT_API_ORIGIN), {
  connections: 128,
  // The certificate is that of the origin, not of the Host header.
  connect: (options, callback) => connector({ ...options, servername: undefined }, callback),
});
const HOST = 'cbs.tencentcloudapi.com';

/** Calls in flight for one search, as many as the service has. */
const PARALLEL = 8;

/** @param {any} request @param {string} action @param {object} params @param {(reply: any) => void} done */
function call({ TenantUuid, Region }, action, params, done) {
  const account = accounts.get(TenantUuid);
  const body = Buffer.from(JSON.stringify(params));
  const timestamp = Math.floor(Date.now() / 1_000);
  const authorization = Sign.sign3({
    method: 'POST',
    url: `https://${HOST}/`,
    payload: body,
    timestamp,
    service: 'cbs',
    secretId: account?.SecretId,
    secretKey: account?.SecretKey,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': 'application/json' },
  });
  const headers = {
    Host: HOST,
    'Content-Type': 'application/json',
    Authorization: authorization,
    'X-TC-Action': action,
    'X-TC-Version': '2017-03-12',
    'X-TC-Timestamp': String(timestamp),
    'X-TC-Region': Region,
  };
  /** @type {Buffer[]} */
  const chunks = [];
  upstream.dispatch(
    { path: '/', method: 'POST', headers, body },
    {
      onRequestStart() {},
      onResponseStart() {},
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd: () => done(JSON.parse(Buffer.concat(chunks).toString('utf8')).Response),
      onResponseError(_controller, error) {
        throw error;
      },
    },
  );
}

/** @param {any} request @param {string} action @param {object} params @returns {Promise<any>} */
const promised = (request, action, params) =>
  new Promise((resolve) => call(request, action, params, resolve));

/** @param {any} request @param {(data: object) => void} done */
function list(request, done) {
  const { Offset, Limit, Filters, Fuzzy, PageNum } = request;
  const answer = (/** @type {number} */ TotalCount, /** @type {any[]} */ rows) => {
    const List = rows.map(toDisk);
    done({ TotalCount, List, Properties: List.map(propertiesOf) });
  };
  if (!Fuzzy)
    return call(request, 'DescribeDisks', { Offset, Limit, Filters }, (reply) =>
      answer(reply.TotalCount, reply.DiskSet),
    );
  const describe = (/** @type {object} */ page) => promised(request, 'DescribeDisks', page);
  void scan(describe, { page: PageNum, parallel: PARALLEL }).then(({ TotalCount, rows }) =>
    answer(TotalCount, rows),
  );
}

/** @param {any} request @param {(data: object) => void} done */
async function attach(request, done) {
  const { DiskIds, InstanceId } = request;
  for (const ten of inTens(DiskIds)) await promised(request, 'AttachDisks', { DiskIds: ten, InstanceId });
  done({});
}

/** @type {Record<string, (request: any, done: (data: object) => void) => unknown>} */
const ROUTES = {
  list,
  attach,
  update: (request, done) =>
    call(
      request,
      'ModifyDiskAttributes',
      { DiskIds: [request.DiskId], DiskName: request.DiskName },
      () => void done({}),
    ),
};

const server = createServer((request, response) => {
  let text = '';
  const route = ROUTES[/** @type {string} */ (request.url).slice('/v1/tencent/disk/'.length)];
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () =>
    route?.(JSON.parse(text), (data) => {
      const envelope = { scode: 0, desc: '', message: 'success', message_cn: '成功', stack: null, data };
      const bytes = Buffer.from(JSON.stringify(envelope));
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
      response.end(bytes);
    }),
  );
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${/** @type {any} */ (server.address()).port}` });
});
