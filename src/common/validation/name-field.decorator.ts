import { applyDecorators } from '@nestjs/common';
import { buildMessage, ValidateBy } from 'class-validator';
import { type FieldText, TextField } from './field.decorator.js';

/** Tencent counts bytes of UTF-8, not characters. */
const MAX_NAME_BYTES = 60;

/** The name of a resource. */
export function NameField(text: FieldText): PropertyDecorator {
  const message = `must have at most ${MAX_NAME_BYTES} bytes of UTF-8 and no control characters`;
  return applyDecorators(
    ValidateBy(
      {
        name: 'name',
        validator: {
          validate: (value: unknown) =>
            typeof value === 'string' && Buffer.byteLength(value) <= MAX_NAME_BYTES && !/\p{Cc}/u.test(value),
          defaultMessage: buildMessage(() => message),
        },
      },
      { message },
    ),
    TextField(text, { max: MAX_NAME_BYTES }),
  );
}
