import { ApiSchema } from '@nestjs/swagger';
import { choice, count, flag, rows, text } from '../../common/validation/reply-field.decorator.js';
import { type Site, SITES } from './site.js';

export const CREDENTIAL_STATUSES = ['ok', 'disabled', 'undecryptable'] as const;

@ApiSchema({ name: 'CredentialId' })
export class CredentialIdDto {
  @text('Id of the stored credential', '云账号密钥的ID', '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0', {
    format: 'uuid',
  })
  CredentialId: string;
}

/** A stored credential without anything that could be used at Tencent. */
@ApiSchema({ name: 'Credential' })
export class CredentialDto extends CredentialIdDto {
  @text('Tenant id', '租户uuid', 'system')
  TenantUuid: string;

  @text('Cluster id', '集群uuid', '72db4b34-1473-418f-ade4-de00b956f16b')
  ClusterUuid: string;

  @text('First and last four characters of the SecretId', 'SecretId的前四位和后四位，其余已隐藏', 'AKID…MPLE')
  SecretId: string;

  @flag('Whether it is a temporary key with a Token', '是否为带Token的临时密钥', false)
  HasToken: boolean;

  @text(
    'Region for requests that name none; empty when unset',
    '默认地域，用于没有指定地域的请求，未设置时为空',
    'ap-guangzhou',
  )
  Region: string;

  @choice(
    SITES,
    'Site of Tencent that the account belongs to',
    '账号所属站点，china为中国站，international为国际站',
    'china',
  )
  Site: Site;

  @text('What this account is for', '该云账号的用途', 'Guangzhou production')
  Description: string;

  @flag('False refuses every call with it', '是否启用，false表示拒绝用它发起的所有调用', true)
  Enabled: boolean;

  @text('Id of the key that seals it', '加密它的主密钥的ID', 'local1')
  KeyId: string;

  @count('Grows with every change', '版本号，每次修改后递增', 1)
  Version: number;

  @choice(
    CREDENTIAL_STATUSES,
    'ok, disabled, or undecryptable: sealed with a key that the service no longer has, or altered',
    '状态：ok正常，disabled已停用，undecryptable无法解密，即加密它的主密钥已不在服务中，或密文被改动过',
    'ok',
  )
  Status: (typeof CREDENTIAL_STATUSES)[number];

  @count(
    'Credentials of other tenants with the same SecretId, as far as the caller may see them: they share the limits of one account',
    '使用同一SecretId的其他租户的云账号密钥数，只统计调用方可见的租户；它们共用同一账号的频率限制',
    0,
  )
  SharedWith: number;

  @text('Created, Beijing time', '创建时间（北京时间）', '2026-01-31 16:00:00')
  CreateTime: string;

  @text('Last changed, Beijing time', '更新时间（北京时间）', '2026-01-31 16:00:00')
  UpdateTime: string;
}

@ApiSchema({ name: 'CredentialList' })
export class CredentialListDto {
  @count('Number of all matches', '符合条件的总数', 1)
  TotalCount: number;

  @rows(CredentialDto, 'One page of them', '当前页的云账号密钥')
  List: CredentialDto[];
}
