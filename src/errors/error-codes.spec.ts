import { describe, expect, it } from 'vitest';
import { CREDENTIAL_CODES } from './credential-codes.js';
import { ERROR_CODES } from './error-codes.js';
import { IDEMPOTENCY_CODES } from './idempotency-codes.js';
import { OPERATION_CODES } from './operation-codes.js';
import { SERVICE_CODES } from './service-codes.js';
import { TENCENT_ACCOUNT_CODES } from './tencent-account-codes.js';
import { TENCENT_FAULT_CODES } from './tencent-fault-codes.js';
import { TENCENT_QUOTA_CODES } from './tencent-quota-codes.js';
import { TENCENT_REFUSAL_CODES } from './tencent-refusal-codes.js';

const HAN = /\p{Script=Han}/u;

describe('the table of errors', () => {
  it.each([
    ['this service', SERVICE_CODES, 10_000, 19_999],
    ['operations', OPERATION_CODES, 10_000, 10_049],
    ['Idempotency-Key', IDEMPOTENCY_CODES, 10_030, 10_039],
    ['credentials', CREDENTIAL_CODES, 20_000, 29_999],
    ['what Tencent refuses', TENCENT_REFUSAL_CODES, 30_000, 30_029],
    ['what is used up', TENCENT_QUOTA_CODES, 30_030, 30_039],
    ['the cloud account', TENCENT_ACCOUNT_CODES, 30_040, 30_049],
    ['faults of Tencent', TENCENT_FAULT_CODES, 30_050, 30_059],
  ])('keeps the rows of %s in their range and loses none', (_name, codes, first, last) => {
    for (const [code, definition] of Object.entries(codes)) {
      expect(ERROR_CODES).toHaveProperty(code, definition);
      expect(definition.scode).toBeGreaterThanOrEqual(first);
      expect(definition.scode).toBeLessThanOrEqual(last);
    }
  });

  it.each(Object.entries(ERROR_CODES))('says of %s in both languages what to do', (_code, row) => {
    expect(row.remedy).toMatch(/[.;]$/);
    expect(row.remedy).not.toMatch(HAN);
    expect(row.remedy_cn).toMatch(HAN);
    expect(row.remedy_cn).toMatch(/。$/);
    expect(row.message_cn).toMatch(HAN);
  });
});
