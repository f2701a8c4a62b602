import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { SNAPSHOT_EXAMPLES } from './dto/document-examples.js';
import { InspectSnapshotDistributionDto, ListSnapshotsDto } from './dto/list-snapshots.dto.js';
import {
  CreatedSnapshotResultDto,
  CreatedSnapshotsDto,
  SnapshotDistributionDto,
  SnapshotListDto,
  SnapshotResultDto,
} from './dto/snapshot-replies.dto.js';
import { ApplySnapshotDto, CreateSnapshotsDto, DeleteSnapshotsDto } from './dto/write-snapshot.dto.js';
import { RollbackService } from './rollback.service.js';
import { SnapshotReaderService } from './snapshot-reader.service.js';
import { SEARCH_ERRORS, WRITE_ERRORS } from './snapshot-route-errors.js';
import { SnapshotService } from './snapshot.service.js';

@ApiTags('snapshot')
@Controller('v1/tencent/snapshot')
export class SnapshotController {
  constructor(
    private readonly reader: SnapshotReaderService,
    private readonly snapshots: SnapshotService,
    private readonly rollbacks: RollbackService,
  ) {}

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('create', {
    operationId: 'createSnapshots',
    en: 'Make a snapshot of each disk',
    zh: '为每块云硬盘创建一个快照',
    body: CreateSnapshotsDto,
    data: CreatedSnapshotsDto,
    example: SNAPSHOT_EXAMPLES.create,
    members: CreatedSnapshotResultDto,
    errors: [
      ...WRITE_ERRORS,
      'TENCENT_BALANCE',
      'TENCENT_SNAPSHOT_CHAIN',
      'TENCENT_CLIENT_TOKEN_CONFLICT',
      'TENCENT_CONFIG_NOT_OFFERED',
    ],
  })
  create(@Req() { context }: Request, @Body() dto: CreateSnapshotsDto) {
    return this.snapshots.create(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('list', {
    operationId: 'listSnapshots',
    en: 'List snapshots',
    zh: '快照列表',
    body: ListSnapshotsDto,
    data: SnapshotListDto,
    example: SNAPSHOT_EXAMPLES.list,
    errors: SEARCH_ERRORS,
  })
  list(@Req() { context }: Request, @Body() dto: ListSnapshotsDto) {
    return this.reader.list(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('delete', {
    operationId: 'deleteSnapshots',
    en: 'Delete snapshots, all of them or none',
    zh: '删除快照，要么全部删除，要么都不删除',
    body: DeleteSnapshotsDto,
    data: EmptyDto,
    example: SNAPSHOT_EXAMPLES.delete,
    members: SnapshotResultDto,
    errors: [...WRITE_ERRORS, 'TENCENT_SNAPSHOT_SHARED', 'TENCENT_SNAPSHOT_HAS_IMAGES'],
  })
  delete(@Req() { context }: Request, @Body() dto: DeleteSnapshotsDto) {
    return this.snapshots.delete(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('apply', {
    operationId: 'applySnapshot',
    en: 'Roll a disk back to its snapshot; what was written since is lost',
    zh: '用快照回滚云硬盘，快照之后写入的数据会丢失',
    body: ApplySnapshotDto,
    data: EmptyDto,
    example: SNAPSHOT_EXAMPLES.apply,
    errors: [...WRITE_ERRORS, 'TENCENT_INSTANCE_NOT_FOUND'],
  })
  apply(@Req() { context }: Request, @Body() dto: ApplySnapshotDto) {
    return this.rollbacks.apply(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('distributed/inspect', {
    operationId: 'inspectSnapshotDistribution',
    en: 'Count snapshots in every region',
    zh: '各地域的快照数量',
    body: InspectSnapshotDistributionDto,
    data: SnapshotDistributionDto,
    example: SNAPSHOT_EXAMPLES.distribution,
    errors: SEARCH_ERRORS,
  })
  inspectDistribution(@Req() { context }: Request, @Body() dto: InspectSnapshotDistributionDto) {
    return this.reader.distribution(Scope.of(context, dto), dto);
  }
}
