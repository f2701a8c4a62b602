import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { ALL_TENANTS, ROLES, type Role } from '../../common/request/caller.js';
import { fromBeijing } from '../../common/time/beijing-time.js';
import { ChoiceField, TextField, TextListField } from '../../common/validation/field.decorator.js';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';

@ApiSchema({ name: 'CreateApiKeyRequest' })
export class CreateApiKeyDto implements CrossChecked {
  @TextField(
    { en: 'What the key is for', zh: 'API密钥的用途', required: true, example: 'portal' },
    { max: 64 },
  )
  Name: string;

  @ChoiceField(
    {
      en: 'reader may list and inspect; operator may also change disks; admin may do everything',
      zh: '角色：reader可以查询，operator还可以变更云硬盘，admin可以做所有操作',
      required: true,
      example: 'operator',
    },
    ROLES,
  )
  Role: Role;

  @TextListField(
    {
      en: 'Tenants the key is bound to; ["*"] alone for all of them',
      zh: 'API密钥可访问的租户uuid列表，仅填["*"]表示全部租户',
      required: true,
      example: ['system'],
    },
    {
      max: 64,
      maxItems: 100,
      pattern: /^(\*|[A-Za-z0-9_-]{1,64})$/,
      form: {
        en: 'at most 64 letters, digits, "_" or "-"; or "*"',
        zh: '不超过64个字符的字母、数字、“_”或“-”，或者“*”',
      },
    },
  )
  Tenants: string[];

  @BeijingTime({
    en: 'When the key stops working, Beijing time; absent means the longest life, MAX_API_KEY_DAYS',
    zh: '过期时间（北京时间），不填表示最长有效期（MAX_API_KEY_DAYS）',
    example: '2027-12-31 23:59:59',
  })
  ExpiresAt?: string;

  faults(): FieldFault[] {
    const faults: FieldFault[] = [];
    if (this.Tenants.includes(ALL_TENANTS) && new Set(this.Tenants).size > 1)
      faults.push(
        fieldFault(
          'Tenants',
          'exclusive',
          '"*" must stand alone: it means all tenants',
          '“*”表示全部租户，只能单独填写',
        ),
      );
    if (this.ExpiresAt && fromBeijing(this.ExpiresAt) <= Date.now())
      faults.push(
        fieldFault('ExpiresAt', 'range', 'must lie in the future, Beijing time', '必须晚于当前北京时间'),
      );
    return faults;
  }
}

@ApiSchema({ name: 'ListApiKeysRequest' })
export class ListApiKeysDto {
  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}

@ApiSchema({ name: 'DeleteApiKeyRequest' })
export class DeleteApiKeyDto {
  @TextField(
    { en: 'Id of the key', zh: 'API密钥的ID', required: true, example: '0f1e2d3c4b5a69788796a5b4' },
    {
      max: 24,
      pattern: /^[0-9a-f]{24}$/,
      form: { en: 'an ApiKeyId of 24 hexadecimal digits', zh: '24位十六进制数字的ApiKeyId' },
    },
  )
  ApiKeyId: string;
}
