import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';
import { OperationDto, OperationListDto } from './dto/operation.dto.js';
import { InspectOperationDto, ListOperationsDto } from './dto/operation-requests.dto.js';
import { toOperationDto } from './operation-dto.js';
import { OperationFollower } from './operation-follower.js';
import { OperationListService } from './operation-list.service.js';

const PAIR = { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };
const OPERATION_ERRORS: readonly ErrorCode[] = [...UPSTREAM_ERRORS, 'TENCENT_NOT_SUPPORTED'];

/** The writes of a cluster, for those who wait for their end. */
@ApiTags('operation')
@RequireRole('reader')
@Controller('v1/tencent/operation')
export class OperationController {
  constructor(
    private readonly follower: OperationFollower,
    private readonly operations: OperationListService,
  ) {}

  @EnvelopeRoute('inspect', {
    operationId: 'inspectOperation',
    en: 'How far a write is, and how it ended; may wait for its end',
    zh: '查询写操作的进度和结果，可等待其结束',
    body: InspectOperationDto,
    data: OperationDto,
    example: {
      request: { ...PAIR, OperationId: '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0', WaitSeconds: 20 },
    },
    errors: [...OPERATION_ERRORS, 'OPERATION_NOT_FOUND'],
  })
  async inspect(@Req() { context }: Request, @Body() dto: InspectOperationDto): Promise<OperationDto> {
    const scope = Scope.of(context, dto);
    const { record, state } = await this.follower.follow(
      scope,
      dto.OperationId,
      (dto.WaitSeconds ?? 0) * 1_000,
    );
    return toOperationDto(record, state, context.language);
  }

  @EnvelopeRoute('list', {
    operationId: 'listOperations',
    en: 'Writes of the last 7 days that went to Tencent',
    zh: '最近7天内发往腾讯云的写操作列表',
    body: ListOperationsDto,
    data: OperationListDto,
    example: { request: { ...PAIR, Region: 'ap-guangzhou', PageNum: 0, PageSize: 10 } },
    errors: [...OPERATION_ERRORS, 'QUERY_TOO_LONG'],
  })
  list(@Req() { context }: Request, @Body() dto: ListOperationsDto) {
    return this.operations.list(Scope.of(context, dto), dto);
  }
}
