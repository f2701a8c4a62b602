import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';
import { EXAMPLES } from './dto/document-examples.js';
import { InspectPolicyDistributionDto, ListPoliciesDto } from './dto/list-policies.dto.js';
import {
  BoundDiskResultDto,
  CreatedPolicyDto,
  PolicyDistributionDto,
  PolicyListDto,
} from './dto/policy-replies.dto.js';
import {
  BindPolicyDto,
  CreatePolicyDto,
  DeletePoliciesDto,
  UnbindPolicyDto,
  UpdatePolicyDto,
} from './dto/write-policy.dto.js';
import { PolicyBindingService } from './policy-binding.service.js';
import { PolicyReaderService } from './policy-reader.service.js';
import { PolicyService } from './policy.service.js';

const READ_ERRORS: readonly ErrorCode[] = [
  ...UPSTREAM_ERRORS,
  'TENCENT_POLICY_NOT_FOUND',
  'TENCENT_RESOURCE_NOT_FOUND',
  'TENCENT_NOT_SUPPORTED',
];
const SEARCH_ERRORS: readonly ErrorCode[] = [...READ_ERRORS, 'LIST_CHANGED'];
const WRITE_ERRORS: readonly ErrorCode[] = [
  ...READ_ERRORS,
  'TENCENT_BALANCE',
  'TENCENT_BUSY',
  'TENCENT_QUOTA',
  'TENCENT_STATE_CONFLICT',
  'AUDIT_CHAIN_DAMAGED',
];
const BIND_ERRORS: readonly ErrorCode[] = [
  ...WRITE_ERRORS,
  'TENCENT_ALREADY_BOUND',
  'TENCENT_DISK_NOT_FOUND',
  'TENCENT_IN_USE',
];

/** The automatic snapshot policies of the portal's document. */
@ApiTags('auto_snapshot')
@Controller('v1/tencent/auto_snapshot')
export class PolicyController {
  constructor(
    private readonly reader: PolicyReaderService,
    private readonly policies: PolicyService,
    private readonly binding: PolicyBindingService,
  ) {}

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('policy/create', {
    operationId: 'createAutoSnapshotPolicy',
    en: 'Create an automatic snapshot policy',
    zh: '创建定期快照策略',
    body: CreatePolicyDto,
    data: CreatedPolicyDto,
    example: EXAMPLES.create,
    errors: WRITE_ERRORS,
  })
  create(@Req() { context }: Request, @Body() dto: CreatePolicyDto) {
    return this.policies.create(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('policy/list', {
    operationId: 'listAutoSnapshotPolicies',
    en: 'List automatic snapshot policies',
    zh: '定期快照策略列表',
    body: ListPoliciesDto,
    data: PolicyListDto,
    example: EXAMPLES.list,
    errors: SEARCH_ERRORS,
  })
  list(@Req() { context }: Request, @Body() dto: ListPoliciesDto) {
    return this.reader.list(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('policy/update', {
    operationId: 'updateAutoSnapshotPolicy',
    en: 'Change an automatic snapshot policy',
    zh: '修改定期快照策略',
    body: UpdatePolicyDto,
    data: EmptyDto,
    example: EXAMPLES.update,
    errors: WRITE_ERRORS,
  })
  update(@Req() { context }: Request, @Body() dto: UpdatePolicyDto) {
    return this.policies.update(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('policy/delete', {
    operationId: 'deleteAutoSnapshotPolicies',
    en: 'Delete automatic snapshot policies, all of them or none',
    zh: '删除定期快照策略，要么全部删除，要么都不删除',
    body: DeletePoliciesDto,
    data: EmptyDto,
    example: EXAMPLES.delete,
    errors: WRITE_ERRORS,
  })
  delete(@Req() { context }: Request, @Body() dto: DeletePoliciesDto) {
    return this.policies.delete(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('policy/bind', {
    operationId: 'bindAutoSnapshotPolicy',
    en: 'Bind disks to an automatic snapshot policy',
    zh: '将云硬盘绑定到定期快照策略',
    body: BindPolicyDto,
    data: EmptyDto,
    example: EXAMPLES.bind,
    members: BoundDiskResultDto,
    errors: BIND_ERRORS,
  })
  bind(@Req() { context }: Request, @Body() dto: BindPolicyDto) {
    return this.binding.bind(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('policy/unbind', {
    operationId: 'unbindAutoSnapshotPolicy',
    en: 'Unbind disks from an automatic snapshot policy',
    zh: '将云硬盘与定期快照策略解绑',
    body: UnbindPolicyDto,
    data: EmptyDto,
    example: EXAMPLES.unbind,
    members: BoundDiskResultDto,
    errors: BIND_ERRORS,
  })
  unbind(@Req() { context }: Request, @Body() dto: UnbindPolicyDto) {
    return this.binding.unbind(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('distributed/inspect', {
    operationId: 'inspectAutoSnapshotPolicyDistribution',
    en: 'Count automatic snapshot policies in every region',
    zh: '各地域的定期快照策略数量',
    body: InspectPolicyDistributionDto,
    data: PolicyDistributionDto,
    example: EXAMPLES.distribution,
    errors: SEARCH_ERRORS,
  })
  inspectDistribution(@Req() { context }: Request, @Body() dto: InspectPolicyDistributionDto) {
    return this.reader.distribution(Scope.of(context, dto), dto);
  }
}
