// The same work and nothing else: node:http, signed by hand, undici, the reply mapped as the service maps it. No
// authentication, validation, limits, retries or log. It shows the least time that the work takes.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Pool } from 'undici';
import { tenants } from './parts/tenants.mjs';

const { default: Sign } = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs/tencentcloud/common/sign.js',
);
// By variables: the build does not exist when the types are checked.
const [mapping, properties] = ['../dist/tencent/disk/disk-mapping.js', '../dist/disk/disk-properties.js'];
const { toDisk } = await import(mapping);
const { propertiesOf } = await import(properties);
const accounts = new Map(tenants(2_000).map((tenant) => [tenant.TenantUuid, tenant]));
const upstream = new Pool(/** @type {string} */ (process.env.TENCENT_API_ORIGIN), { connections: 64 });
const HOST = 'cbs.tencentcloudapi.com';

/** @param {any} request @param {(reply: any) => void} done */
function describeDisks({ TenantUuid, Region, Offset, Limit, Filters }, done) {
  const account = accounts.get(TenantUuid);
  const body = Buffer.from(JSON.stringify({ Offset, Limit, Filters }));
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
    'X-TC-Action': 'DescribeDisks',
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

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () =>
    describeDisks(JSON.parse(text), (reply) => {
      const List = reply.DiskSet.map(toDisk);
      const data = { TotalCount: reply.TotalCount, List, Properties: List.map(propertiesOf) };
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
