import { ApiSchema } from '@nestjs/swagger';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import { Description, SecretId, SecretKey, Token } from './credential-fields.decorator.js';
import { CredentialOfDto } from './list-credentials.dto.js';

@ApiSchema({ name: 'CreateCredentialRequest' })
export class CreateCredentialDto extends CredentialOfDto {
  @SecretId({ required: true })
  SecretId: string;

  @SecretKey({ required: true })
  SecretKey: string;

  @Token()
  Token?: string;

  @Region({ required: false, en: 'Region for requests that name none', zh: '默认地域' })
  Region?: string;

  @Description()
  Description?: string;
}
