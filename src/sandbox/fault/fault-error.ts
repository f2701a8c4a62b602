import { ApiError, gatewayError, refusal } from '../error/api-error.js';
import { requestLimitExceeded } from '../error/gateway-errors.js';
import type { Fault } from './fault.js';

/** The API error of a fault of kind `error` or `error-after-commit`. */
export function faultError(fault: Fault): ApiError {
  if (fault.message !== undefined) return gatewayError(fault.code, fault.message, fault.message);
  if (fault.code === 'RequestLimitExceeded') return requestLimitExceeded(21, 20);
  if (fault.code === 'InternalError') {
    // The text reported in terraform-provider-tencentcloud #82.
    return refusal(
      'InternalError',
      'An internal error has occurred. Retry your request, but if the problem persists, contact us.',
    );
  }
  return refusal(fault.code, `injected fault ${fault.code}`);
}
