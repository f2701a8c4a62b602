import { createRequire } from 'node:module';
import fc from 'fast-check';
import type SignModule from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign.js';
import { describe, expect, it } from 'vitest';
import { tc3Authorization } from '../../../src/tencent/client/transport/tc3-signature.js';

/** By `require`: module loaders differ in the default import of a CommonJS module that has a `default`. */
const { default: Sign } = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs/tencentcloud/common/sign.js',
) as typeof SignModule;

describe(tc3Authorization.name, () => {
  it("equals the SDK's signature for any body, key and time", () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    const timestamp = fc.integer({ min: 0, max: 4_000_000_000 });
    const service = fc.constantFrom('cbs', 'cvm', 'region', 'cloudaudit');
    fc.assert(
      fc.property(text, text, text, timestamp, service, (content, secretId, secretKey, at, name) => {
        const body = Buffer.from(JSON.stringify({ content }));
        const host = `${name}.tencentcloudapi.com`;
        const key = { service: name, timestamp: at, secretId, secretKey };
        const expected = Sign.sign3({
          ...{ method: 'POST', url: `https://${host}/`, payload: body, multipart: false, boundary: '' },
          ...{ headers: { 'Content-Type': 'application/json' }, ...key },
        });
        expect(tc3Authorization({ host, contentType: 'application/json', body, ...key })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
