import { ApiSchema } from '@nestjs/swagger';
import { ROLES, type Role } from '../../common/request/caller.js';
import { ChoiceField, TextField, TextListField } from '../../common/validation/field.decorator.js';

@ApiSchema({ name: 'CreateApiKeyRequest' })
export class CreateApiKeyDto {
  @TextField({ en: 'What the key is for', zh: '密钥名称', required: true, example: 'portal' }, { max: 64 })
  Name: string;

  @ChoiceField(
    {
      en: 'reader may list and inspect; operator may also change disks; admin may do everything',
      zh: '角色：reader只读，operator可操作云硬盘，admin为管理员',
      required: true,
      example: 'operator',
    },
    ROLES,
  )
  Role: Role;

  @TextListField(
    {
      en: 'Tenants the key is bound to; ["*"] alone for all of them',
      zh: '密钥可访问的租户uuid列表，仅填["*"]表示全部租户',
      required: true,
      example: ['system'],
    },
    {
      max: 64,
      maxItems: 100,
      pattern: /^(\*|[A-Za-z0-9_-]{1,64})$/,
      form: '1 to 64 letters, digits, "_" or "-"; or "*"',
    },
  )
  Tenants: string[];

  @TextField(
    {
      en: 'When the key stops working, Beijing time; absent means never',
      zh: '过期时间（北京时间），不填表示不过期',
      example: '2027-12-31 23:59:59',
    },
    { max: 19, pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, form: 'YYYY-MM-DD HH:MM:SS' },
  )
  ExpiresAt?: string;
}
