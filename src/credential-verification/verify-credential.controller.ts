import { Body, Controller, Req } from '@nestjs/common';
import { ApiSchema, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import type { Answer } from '../common/envelope/envelope.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { Scope } from '../common/request/scope.js';
import { CredentialOfDto } from '../credential/dto/credential-requests.dto.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';
import { CredentialVerifier, REJECTIONS } from '../tencent/account/credential-verifier.js';
import { flag, rows, text } from '../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'CredentialPermission' })
export class CredentialPermissionDto {
  @text('Action as CAM writes it', '操作名，与访问管理（CAM）中的写法一致', 'cbs:DescribeDisks')
  Action: string;

  @flag(
    'The key may do it; null if it could not be told',
    '该云账号密钥是否有此权限，无法判断时为null',
    true,
    {
      nullable: true,
    },
  )
  Allowed: boolean | null;
}

@ApiSchema({ name: 'CredentialVerdict' })
export class CredentialVerdictDto {
  @flag('Tencent accepts the key', '腾讯云是否接受该云账号密钥', true)
  Accepted: boolean;

  @text('Code of Tencent when it does not, else empty', '不接受时为腾讯云错误码，否则为空', '')
  Code: string;

  @text('Particulars, else empty', '详情，接受时为空', '')
  Message: string;

  @rows(CredentialPermissionDto, 'What of some reads the key may do', '该云账号密钥对部分查询操作的权限')
  Permissions: CredentialPermissionDto[];
}

/** A refused permission is no error here: it shows that Tencent accepts the key. */
const NEVER_ANSWERED: readonly ErrorCode[] = [...REJECTIONS, 'TENCENT_PERMISSION'];

@ApiTags('credential')
@Controller('v1/tencent/credential')
export class VerifyCredentialController {
  constructor(private readonly verifier: CredentialVerifier) {}

  @RequireRole('admin')
  @EnvelopeRoute('verify', {
    operationId: 'verifyCredential',
    en: 'Ask Tencent whether it accepts a stored key',
    zh: '向腾讯云验证已保存的云账号密钥',
    body: CredentialOfDto,
    data: CredentialVerdictDto,
    example: {
      request: { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' },
    },
    errors: UPSTREAM_ERRORS.filter((code) => !NEVER_ANSWERED.includes(code)),
  })
  verify(@Req() { context }: Request, @Body() dto: CredentialOfDto): Promise<Answer<CredentialVerdictDto>> {
    return this.verifier.verify(Scope.of(context, dto));
  }
}
