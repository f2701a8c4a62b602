import { arrayOf, object, required, string } from '../../parameter/spec.js';

export interface Filter {
  Name: string;
  Values: string[];
}

/** Not published for CBS: the limits of the CVM API, and 10 values where the values are ids. */
export const MAX_FILTERS = 10;
export const MAX_FILTER_VALUES = 5;
export const MAX_ID_FILTER_VALUES = 10;

export const filters = () =>
  arrayOf(object({ Name: required(string()), Values: required(arrayOf(string())) }), MAX_FILTERS);
