import { type FieldText, TextField } from './field.decorator.js';

/** Tencent counts bytes of UTF-8, not characters. */
const MAX_NAME_BYTES = 60;

/** The name of a resource. */
export const NameField = (text: FieldText): PropertyDecorator =>
  TextField(text, {
    max: MAX_NAME_BYTES,
    fits: (value) => Buffer.byteLength(value) <= MAX_NAME_BYTES && !/\p{Cc}/u.test(value),
    form: {
      en: `a name of at most ${MAX_NAME_BYTES} bytes of UTF-8 (${MAX_NAME_BYTES / 3} Chinese characters) without control characters`,
      zh: `不超过${MAX_NAME_BYTES}字节（UTF-8，即${MAX_NAME_BYTES / 3}个汉字）且不含控制字符的名称`,
    },
  });
