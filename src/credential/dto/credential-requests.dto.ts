import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { BooleanField } from '../../common/validation/field.decorator.js';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { ClusterUuid, Region, TenantUuid } from '../../common/validation/scope-fields.decorator.js';
import { type CrossChecked, nothingToChange } from '../../common/validation/validation.pipe.js';
import type { Site } from './site.js';
import { CloudSite, Description, SecretId, SecretKey, Token } from './credential-fields.decorator.js';

/** Names one stored credential. */
@ApiSchema({ name: 'CredentialOwner' })
export class CredentialOfDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;
}

@ApiSchema({ name: 'ListCredentialsRequest' })
export class ListCredentialsDto {
  @TenantUuid({ required: false, en: 'Only this tenant', zh: '仅查询该租户' })
  TenantUuid?: string;

  @ClusterUuid({ required: false, en: 'Only this cluster', zh: '仅查询该集群' })
  ClusterUuid?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}

@ApiSchema({ name: 'CreateCredentialRequest' })
export class CreateCredentialDto extends CredentialOfDto {
  @SecretId({ required: true })
  SecretId: string;

  @SecretKey({ required: true })
  SecretKey: string;

  @Token()
  Token?: string;

  @Region({
    required: false,
    en: 'Region for requests that name none',
    zh: '默认地域，用于没有指定地域的请求',
  })
  Region?: string;

  @CloudSite()
  Site?: Site;

  @Description()
  Description?: string;
}

const CHANGEABLE = ['SecretId', 'SecretKey', 'Token', 'Region', 'Site', 'Description', 'Enabled'] as const;

/** Absent, null and empty fields stay as they are. */
@ApiSchema({ name: 'UpdateCredentialRequest' })
export class UpdateCredentialDto extends CredentialOfDto implements CrossChecked {
  @SecretId({
    en: 'New SecretId; send the SecretKey that belongs to it as well',
    zh: '新的SecretId，请同时提供对应的SecretKey',
  })
  SecretId?: string;

  @SecretKey({
    en: 'New SecretKey; without a Token beside it the old Token is dropped; never returned',
    zh: '新的SecretKey，未同时提供Token时清除旧的Token；只写不读',
  })
  SecretKey?: string;

  @Token()
  Token?: string;

  @Region({
    required: false,
    en: 'Region for requests that name none',
    zh: '默认地域，用于没有指定地域的请求',
  })
  Region?: string;

  @CloudSite({
    en: 'Site of Tencent that the account belongs to',
    zh: '账号所属站点：china中国站，international国际站',
  })
  Site?: Site;

  @Description()
  Description?: string;

  @BooleanField({
    en: 'False refuses every call with this credential',
    zh: '是否启用，false表示拒绝用它发起的所有调用',
    example: true,
  })
  Enabled?: boolean;

  faults(): FieldFault[] {
    return CHANGEABLE.every((field) => this[field] === undefined) ? [nothingToChange(CHANGEABLE)] : [];
  }
}
