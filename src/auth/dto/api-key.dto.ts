import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ROLES, type Role } from '../../common/request/caller.js';

@ApiSchema({ name: 'NewApiKey' })
export class NewApiKeyDto {
  @ApiProperty({ description: 'Id of the key / 密钥id', example: '0f1e2d3c4b5a69788796a5b4' })
  ApiKeyId: string;

  @ApiProperty({
    description: 'The bearer token; shown this once and stored only as a hash / 密钥明文，仅返回一次',
    example: 'tdk_<id>_<secret>',
  })
  ApiKey: string;
}

@ApiSchema({ name: 'ApiKey' })
export class ApiKeyDto {
  @ApiProperty({ description: 'Id of the key / 密钥id', example: '0f1e2d3c4b5a69788796a5b4' })
  ApiKeyId: string;

  @ApiProperty({ description: 'What the key is for / 密钥名称', example: 'portal' })
  Name: string;

  @ApiProperty({ description: 'Role / 角色', enum: [...ROLES], example: 'operator' })
  Role: Role;

  @ApiProperty({
    description: 'Tenants; ["*"] for all / 可访问的租户uuid',
    type: [String],
    example: ['system'],
  })
  Tenants: string[];

  @ApiProperty({ description: 'Beijing time; empty: never / 过期时间，空表示不过期', example: '' })
  ExpiresAt: string;

  @ApiProperty({ description: 'Beijing time / 创建时间', example: '2026-11-24 12:00:00' })
  CreateTime: string;

  @ApiProperty({
    description: 'Beijing time, exact to a minute; empty: never used / 最近使用时间，空表示未使用',
    example: '',
  })
  LastUseTime: string;
}

@ApiSchema({ name: 'ApiKeyList' })
export class ApiKeyListDto {
  @ApiProperty({
    description: 'Number of keys / 密钥总数',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    example: 1,
  })
  TotalCount: number;

  @ApiProperty({ description: 'Newest first / 密钥列表，按创建时间倒序', type: [ApiKeyDto] })
  List: ApiKeyDto[];
}
