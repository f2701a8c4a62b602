import { ApiSchema } from '@nestjs/swagger';
import { ROLES, type Role } from '../../common/request/caller.js';
import { choice, count, rows, text, texts } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'NewApiKey' })
export class NewApiKeyDto {
  @text('Id of the key', 'API密钥的ID', '0f1e2d3c4b5a69788796a5b4')
  ApiKeyId: string;

  @text(
    'The bearer token; shown this once and stored only as a hash',
    'API密钥明文（Bearer令牌），仅返回这一次，服务只保存其哈希值',
    'tdk_<id>_<secret>',
  )
  ApiKey: string;
}

@ApiSchema({ name: 'ApiKey' })
export class ApiKeyDto {
  @text('Id of the key', 'API密钥的ID', '0f1e2d3c4b5a69788796a5b4')
  ApiKeyId: string;

  @text('What the key is for', 'API密钥的用途', 'portal')
  Name: string;

  @choice(ROLES, 'Role', '角色', 'operator')
  Role: Role;

  @texts('Tenants; ["*"] for all', '可访问的租户uuid，["*"]表示全部租户', ['system'])
  Tenants: string[];

  @text('When it expires, Beijing time; empty: never', '过期时间（北京时间），空表示不过期', '')
  ExpiresAt: string;

  @text('Created, Beijing time', '创建时间（北京时间）', '2026-11-24 12:00:00')
  CreateTime: string;

  @text(
    'Beijing time, exact to a minute; empty: never used',
    '最近使用时间（北京时间），精确到分钟，空表示从未使用',
    '',
  )
  LastUseTime: string;
}

@ApiSchema({ name: 'ApiKeyList' })
export class ApiKeyListDto {
  @count('Number of keys', 'API密钥总数', 1)
  TotalCount: number;

  @rows(ApiKeyDto, 'Newest first', 'API密钥列表，按创建时间倒序')
  List: ApiKeyDto[];
}
