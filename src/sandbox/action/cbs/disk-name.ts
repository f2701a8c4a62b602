import { refusalTokenLast } from '../../error/api-error.js';

/** UTF-8 bytes, which is twenty Chinese characters. */
const MAX_NAME_BYTES = 60;

/** The text has the form that cloudpods recorded in 2019, when the limit was 20. */
export function refuseLongName(name: string | undefined): void {
  const length = Buffer.byteLength(name ?? '');
  if (length > MAX_NAME_BYTES) {
    throw refusalTokenLast(
      'InvalidParameter',
      `DiskName: ${name}, length is ${length}, out of range [0,${MAX_NAME_BYTES}]`,
    );
  }
}
