import { CREDENTIAL_CODES } from './credential-codes.js';
import { IDEMPOTENCY_CODES } from './idempotency-codes.js';
import { OPERATION_CODES } from './operation-codes.js';
import { SERVICE_CODES } from './service-codes.js';
import { TENCENT_ACCOUNT_CODES } from './tencent-account-codes.js';
import { TENCENT_FAULT_CODES } from './tencent-fault-codes.js';
import { TENCENT_QUOTA_CODES } from './tencent-quota-codes.js';
import { TENCENT_REFUSAL_CODES } from './tencent-refusal-codes.js';

/**
 * The only source of scodes. `docs/errors.md` and the error schemas of the OpenAPI document are generated from
 * it. Ranges: 10000 this service, three files; 20000 credentials; 30000 Tencent, four files. 0 is
 * success.
 */
export const ERROR_CODES = {
  ...SERVICE_CODES,
  ...IDEMPOTENCY_CODES,
  ...OPERATION_CODES,
  ...CREDENTIAL_CODES,
  ...TENCENT_REFUSAL_CODES,
  ...TENCENT_QUOTA_CODES,
  ...TENCENT_ACCOUNT_CODES,
  ...TENCENT_FAULT_CODES,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
