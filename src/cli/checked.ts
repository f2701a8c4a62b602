import { DtoPipe } from '../common/validation/validation.pipe.js';
import { AppError } from '../errors/app.error.js';
import type { PageOptions } from './options.js';
import { UsageError } from './usage.error.js';

/** The fields of a request by the rules of its HTTP route. Throws UsageError. */
export function checked<T>(dto: new () => T, fields: object): T {
  try {
    return new DtoPipe().transform(fields, { type: 'body', metatype: dto }) as T;
  } catch (error) {
    throw AppError.is(error, 'INVALID_PARAMETER') ? new UsageError(error.detail) : error;
  }
}

export const pageFieldsOf = ({ page, pageSize }: PageOptions) => ({
  PageNum: Number(page),
  PageSize: Number(pageSize),
});
