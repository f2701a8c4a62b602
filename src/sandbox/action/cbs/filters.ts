import { gatewayError } from '../../error/api-error.js';
import { arrayOf, object, required, string } from '../../parameter/spec.js';

export interface Filter {
  Name: string;
  Values: string[];
}

/** Not published for CBS: the limits of the CVM API, and 10 values where the values are ids. */
const MAX_FILTERS = 10;
export const MAX_FILTER_VALUES = 5;
export const MAX_ID_FILTER_VALUES = 10;

export const filters = () =>
  arrayOf(object({ Name: required(string()), Values: required(arrayOf(string())) }), MAX_FILTERS);

export const invalidFilter = (name: string) =>
  gatewayError(
    'InvalidFilter',
    `指定的 Filter \`${name}\` 不被支持。`,
    `The specified filter \`${name}\` is not supported.`,
  );

export const idsAndFilters = (idsName: string) =>
  gatewayError(
    'InvalidParameter',
    `参数 \`${idsName}\` 和 \`Filters\` 不能同时指定。`,
    `The parameters \`${idsName}\` and \`Filters\` cannot be specified together.`,
  );
