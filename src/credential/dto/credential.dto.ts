import { ApiProperty, ApiSchema } from '@nestjs/swagger';

export const CREDENTIAL_STATUSES = ['ok', 'disabled', 'undecryptable'] as const;

@ApiSchema({ name: 'CredentialId' })
export class CredentialIdDto {
  @ApiProperty({
    description: 'Id of the stored credential / 凭证ID',
    format: 'uuid',
    example: '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0',
  })
  CredentialId: string;
}

/** A stored credential without anything that could be used at Tencent. */
@ApiSchema({ name: 'Credential' })
export class CredentialDto extends CredentialIdDto {
  @ApiProperty({ description: 'Tenant id / 租户uuid', example: 'system' })
  TenantUuid: string;

  @ApiProperty({ description: 'Cluster id / 集群uuid', example: '72db4b34-1473-418f-ade4-de00b956f16b' })
  ClusterUuid: string;

  @ApiProperty({
    description: 'First and last four characters of the SecretId / 脱敏后的SecretId',
    example: 'AKID…MPLE',
  })
  SecretId: string;

  @ApiProperty({
    description: 'Whether it is a temporary key with a Token / 是否有临时Token',
    example: false,
  })
  HasToken: boolean;

  @ApiProperty({
    description: 'Region for requests that name none; empty when unset / 默认地域，未设置为空',
    example: 'ap-guangzhou',
  })
  Region: string;

  @ApiProperty({ description: 'What this account is for / 描述', example: 'Guangzhou production' })
  Description: string;

  @ApiProperty({ description: 'False refuses every call with it / 是否启用', example: true })
  Enabled: boolean;

  @ApiProperty({ description: 'Id of the key that seals it / 加密密钥ID', example: 'local1' })
  KeyId: string;

  @ApiProperty({
    description: 'Grows with every change / 版本号',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    example: 1,
  })
  Version: number;

  @ApiProperty({
    description:
      'undecryptable: sealed with a key that the service no longer has, or altered / 状态，undecryptable表示无法解密',
    enum: CREDENTIAL_STATUSES,
    example: 'ok',
  })
  Status: (typeof CREDENTIAL_STATUSES)[number];

  @ApiProperty({
    description: 'Created, Beijing time / 创建时间，北京时间',
    example: '2026-01-31 16:00:00',
  })
  CreateTime: string;

  @ApiProperty({
    description: 'Last changed, Beijing time / 更新时间，北京时间',
    example: '2026-01-31 16:00:00',
  })
  UpdateTime: string;
}

@ApiSchema({ name: 'CredentialList' })
export class CredentialListDto {
  @ApiProperty({
    description: 'Number of all matches / 总数',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    example: 1,
  })
  TotalCount: number;

  @ApiProperty({ description: 'One page of them / 凭证列表', type: [CredentialDto] })
  List: CredentialDto[];
}
