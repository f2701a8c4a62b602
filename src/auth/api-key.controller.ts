import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeyListDto, NewApiKeyDto } from './dto/api-key.dto.js';
import { CreateApiKeyDto, DeleteApiKeyDto, ListApiKeysDto } from './dto/api-key-requests.dto.js';
import { RequireRole } from '../common/request/require-role.decorator.js';

@ApiTags('api_key')
@RequireRole('admin')
@Controller('v1/tencent/api_key')
export class ApiKeyController {
  constructor(private readonly apiKeys: ApiKeyService) {}

  @Audited()
  @EnvelopeRoute('create', {
    operationId: 'createApiKey',
    en: 'Create an API key',
    zh: '创建API密钥',
    body: CreateApiKeyDto,
    data: NewApiKeyDto,
    example: {
      request: { Name: 'portal', Role: 'operator', Tenants: ['system'] },
      further: {
        reader: {
          en: 'For reading alone, of all tenants',
          zh: '只读，可访问所有租户',
          request: { Name: 'dashboard', Role: 'reader', Tenants: ['*'] },
        },
      },
    },
    secretReply: true,
    errors: ['AUDIT_CHAIN_DAMAGED'],
  })
  create(@Req() request: Request, @Body() dto: CreateApiKeyDto): Promise<NewApiKeyDto> {
    return this.apiKeys.create(request.context, dto);
  }

  @EnvelopeRoute('list', {
    operationId: 'listApiKeys',
    en: 'List API keys',
    zh: '查询API密钥列表',
    body: ListApiKeysDto,
    data: ApiKeyListDto,
    example: { request: { PageNum: 0, PageSize: 10 } },
    errors: [],
  })
  list(@Req() request: Request, @Body() dto: ListApiKeysDto): Promise<ApiKeyListDto> {
    return this.apiKeys.list(request.context, dto);
  }

  @Audited()
  @EnvelopeRoute('delete', {
    operationId: 'deleteApiKey',
    en: 'Delete an API key, which stops working at once',
    zh: '删除API密钥，立即失效',
    body: DeleteApiKeyDto,
    data: EmptyDto,
    example: { request: { ApiKeyId: '0f1e2d3c4b5a69788796a5b4' } },
    errors: ['NOT_FOUND', 'AUDIT_CHAIN_DAMAGED'],
  })
  delete(@Req() request: Request, @Body() dto: DeleteApiKeyDto): Promise<EmptyDto> {
    return this.apiKeys.delete(request.context, dto);
  }
}
