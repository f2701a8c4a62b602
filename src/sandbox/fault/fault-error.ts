import { ApiError, gatewayError, refusal } from '../error/api-error.js';
import { requestLimitExceeded } from '../error/gateway-errors.js';
import type { Fault } from './fault.js';

/** The API error of a fault of kind `error` or `error-after-commit`. `rateLimit` is that of the action in a second. */
export function faultError(fault: Fault, rateLimit: number): ApiError {
  if (fault.message !== undefined) return gatewayError(fault.code, fault.message, fault.message);
  if (fault.code === 'RequestLimitExceeded') return requestLimitExceeded(rateLimit + 1, rateLimit);
  if (fault.code === 'InternalError') {
    // The text reported in terraform-provider-tencentcloud #82.
    return refusal(
      'InternalError',
      'An internal error has occurred. Retry your request, but if the problem persists, contact us.',
    );
  }
  return refusal(fault.code, `injected fault ${fault.code}`);
}
