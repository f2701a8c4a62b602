/**
 * The only file that names the SDK's package, so that another package of the same classes, as Tencent publishes one a
 * service, is a change here alone. By deep paths: the package root loads about 260 services (0.5 s, 87 MiB), these
 * four together take under 0.1 s.
 */
export { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';
export { cloudaudit } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/index.js';
export { cvm } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/index.js';
export { region } from 'tencentcloud-sdk-nodejs/tencentcloud/services/region/index.js';
export type { AbstractClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client.js';
export type { ClientConfig } from 'tencentcloud-sdk-nodejs/tencentcloud/common/interface.js';
export type * from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
export type { Instance } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js';
export type {
  Event,
  LookUpEventsRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/v20190319/cloudaudit_models.js';
