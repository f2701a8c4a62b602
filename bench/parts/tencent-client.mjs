import { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';

const { host, protocol } = new URL(/** @type {string} */ (process.env.TENCENT_API_ORIGIN));

/** The client of the SDK for one account. @param {import('./tenants.mjs').Tenant} tenant @param {string} region */
export const clientOf = ({ SecretId, SecretKey }, region) =>
  new cbs.v20170312.Client({
    credential: { secretId: SecretId, secretKey: SecretKey },
    region,
    profile: { httpProfile: { endpoint: host, protocol: `${protocol}//` } },
  });
