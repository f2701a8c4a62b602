import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { CredentialService } from './credential.service.js';
import {
  CreateCredentialDto,
  CredentialOfDto,
  ListCredentialsDto,
  UpdateCredentialDto,
} from './dto/credential-requests.dto.js';
import { CredentialDto, CredentialIdDto, CredentialListDto } from './dto/credential.dto.js';

const PAIR = { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };

@ApiTags('credential')
@RequireRole('admin')
@Controller('v1/tencent/credential')
export class CredentialController {
  constructor(private readonly credentials: CredentialService) {}

  @Audited()
  @EnvelopeRoute('create', {
    operationId: 'createCredential',
    en: 'Store the cloud key of a cluster',
    zh: '保存一个集群的云账号密钥',
    body: CreateCredentialDto,
    data: CredentialIdDto,
    example: {
      request: {
        ...PAIR,
        SecretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
        SecretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
        Region: 'ap-guangzhou',
        Description: 'Guangzhou production',
      },
    },
    errors: ['CREDENTIAL_NOT_FOUND', 'CONFLICT', 'AUDIT_CHAIN_DAMAGED'],
  })
  create(@Req() { context }: Request, @Body() body: CreateCredentialDto): Promise<CredentialIdDto> {
    return this.credentials.create(context, body);
  }

  @EnvelopeRoute('list', {
    operationId: 'listCredentials',
    en: 'List stored cloud keys, masked',
    zh: '已保存的云账号密钥列表（脱敏）',
    body: ListCredentialsDto,
    data: CredentialListDto,
    example: { request: { TenantUuid: 'system', PageNum: 0, PageSize: 10 } },
    errors: [],
  })
  list(@Req() { context }: Request, @Body() body: ListCredentialsDto): Promise<CredentialListDto> {
    return this.credentials.list(context, body);
  }

  @EnvelopeRoute('inspect', {
    operationId: 'inspectCredential',
    en: 'One stored cloud key, masked',
    zh: '一个已保存的云账号密钥（脱敏）',
    body: CredentialOfDto,
    data: CredentialDto,
    example: { request: PAIR },
    errors: ['CREDENTIAL_NOT_FOUND'],
  })
  inspect(@Req() { context }: Request, @Body() body: CredentialOfDto): Promise<CredentialDto> {
    return this.credentials.inspect(context, body);
  }

  @Audited()
  @EnvelopeRoute('update', {
    operationId: 'updateCredential',
    en: 'Change a stored cloud key',
    zh: '修改已保存的云账号密钥',
    body: UpdateCredentialDto,
    data: EmptyDto,
    example: { request: { ...PAIR, Enabled: true } },
    errors: ['CREDENTIAL_NOT_FOUND', 'CREDENTIAL_UNREADABLE', 'CONFLICT', 'AUDIT_CHAIN_DAMAGED'],
  })
  update(@Req() { context }: Request, @Body() body: UpdateCredentialDto): Promise<EmptyDto> {
    return this.credentials.update(context, body);
  }

  @Audited()
  @EnvelopeRoute('delete', {
    operationId: 'deleteCredential',
    en: 'Remove a stored cloud key',
    zh: '删除已保存的云账号密钥',
    body: CredentialOfDto,
    data: EmptyDto,
    example: { request: PAIR },
    errors: ['CREDENTIAL_NOT_FOUND', 'AUDIT_CHAIN_DAMAGED'],
  })
  delete(@Req() { context }: Request, @Body() body: CredentialOfDto): Promise<EmptyDto> {
    return this.credentials.delete(context, body);
  }
}
