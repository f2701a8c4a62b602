import { refusalTokenLast } from '../../error/api-error.js';

/** Counted in UTF-8 bytes: twenty Chinese characters. */
const MAX_NAME_BYTES = 60;

/** Shape of the text as cloudpods met it in 2019, when the limit was 20. */
export function refuseLongName(name: string | undefined): void {
  const length = Buffer.byteLength(name ?? '');
  if (length > MAX_NAME_BYTES) {
    throw refusalTokenLast(
      'InvalidParameter',
      `DiskName: ${name}, length is ${length}, out of range [0,${MAX_NAME_BYTES}]`,
    );
  }
}
