import { ApiSchema } from '@nestjs/swagger';
import { choice, count, flag, rows, text } from '../../common/validation/reply-field.decorator.js';
import { type Site, SITES } from './site.js';

export const CREDENTIAL_STATUSES = ['ok', 'disabled', 'undecryptable'] as const;

@ApiSchema({ name: 'CredentialId' })
export class CredentialIdDto {
  @text('Id of the stored credential', '凭证ID', '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0', { format: 'uuid' })
  CredentialId: string;
}

/** A stored credential without anything that could be used at Tencent. */
@ApiSchema({ name: 'Credential' })
export class CredentialDto extends CredentialIdDto {
  @text('Tenant id', '租户uuid', 'system')
  TenantUuid: string;

  @text('Cluster id', '集群uuid', '72db4b34-1473-418f-ade4-de00b956f16b')
  ClusterUuid: string;

  @text('First and last four characters of the SecretId', '脱敏后的SecretId', 'AKID…MPLE')
  SecretId: string;

  @flag('Whether it is a temporary key with a Token', '是否有临时Token', false)
  HasToken: boolean;

  @text('Region for requests that name none; empty when unset', '默认地域，未设置为空', 'ap-guangzhou')
  Region: string;

  @choice(
    SITES,
    'Site of Tencent that the account belongs to',
    '账号所属站点，china为中国站，international为国际站',
    'china',
  )
  Site: Site;

  @text('What this account is for', '描述', 'Guangzhou production')
  Description: string;

  @flag('False refuses every call with it', '是否启用', true)
  Enabled: boolean;

  @text('Id of the key that seals it', '加密密钥ID', 'local1')
  KeyId: string;

  @count('Grows with every change', '版本号', 1)
  Version: number;

  @choice(
    CREDENTIAL_STATUSES,
    'undecryptable: sealed with a key that the service no longer has, or altered',
    '状态，undecryptable表示无法解密',
    'ok',
  )
  Status: (typeof CREDENTIAL_STATUSES)[number];

  @count(
    'Credentials of other tenants with the same SecretId, as far as the caller may see them: they share the limits of one account',
    '使用同一SecretId的其他租户凭证数（仅统计调用方可见的租户）',
    0,
  )
  SharedWith: number;

  @text('Created, Beijing time', '创建时间，北京时间', '2026-01-31 16:00:00')
  CreateTime: string;

  @text('Last changed, Beijing time', '更新时间，北京时间', '2026-01-31 16:00:00')
  UpdateTime: string;
}

@ApiSchema({ name: 'CredentialList' })
export class CredentialListDto {
  @count('Number of all matches', '总数', 1)
  TotalCount: number;

  @rows(CredentialDto, 'One page of them', '凭证列表')
  List: CredentialDto[];
}
