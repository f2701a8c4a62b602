import { gatewayError } from '../../error/api-error.js';

const PRODUCTS = new Set(['cbs', 'cvm', 'region', 'cloudaudit']);

export function refuseUnknownProduct(product: string): void {
  if (!PRODUCTS.has(product)) {
    throw gatewayError(
      'InvalidParameter.ParameterError',
      `参数 \`Product\` 的取值 \`${product}\` 不正确。`,
      `The value \`${product}\` specified in the parameter \`Product\` is not valid.`,
    );
  }
}
