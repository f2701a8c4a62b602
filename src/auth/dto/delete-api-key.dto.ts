import { ApiSchema } from '@nestjs/swagger';
import { TextField } from '../../common/validation/field.decorator.js';

@ApiSchema({ name: 'DeleteApiKeyRequest' })
export class DeleteApiKeyDto {
  @TextField(
    { en: 'Id of the key', zh: '密钥id', required: true, example: '0f1e2d3c4b5a69788796a5b4' },
    { max: 24, pattern: /^[0-9a-f]{24}$/, form: 'an ApiKeyId of 24 hexadecimal digits' },
  )
  ApiKeyId: string;
}
