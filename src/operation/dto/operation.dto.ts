import { ApiSchema } from '@nestjs/swagger';
import { choice, count, percent, rows, text } from '../../common/validation/reply-field.decorator.js';
import { MemberResultDto } from '../../openapi/envelope.dto.js';

export const STATES = ['PROCESSING', 'SUCCESS', 'FAILED', 'UNKNOWN'] as const;
export type State = (typeof STATES)[number];

@ApiSchema({ name: 'OperationResource', description: 'What became of one resource / 单个资源的执行情况' })
export class OperationResourceDto extends MemberResultDto {
  @text(
    'disk, snapshot, auto_snapshot_policy, credential or api_key',
    '资源类型：disk、snapshot、auto_snapshot_policy、credential或api_key',
    'disk',
  )
  Type: string;

  @text('Id of the resource; empty if it is not known', '资源ID，未知时为空', 'disk-giys4n0i')
  Id: string;

  @choice(STATES, 'State, as that of the operation', '状态，含义同操作的状态', 'SUCCESS')
  State: State;

  @percent('Progress as far as Tencent tells it; 100 when done', '进度，以腾讯云返回的为准，完成时为100', 100)
  Percent: number;
}

@ApiSchema({ name: 'Operation', description: 'A write that can be followed / 可跟踪的写操作' })
export class OperationDto {
  @text(
    'The X-Operation-Id of the write, which is also its AuditId',
    '操作id，即写操作返回的X-Operation-Id，也是审计记录的AuditId',
    '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0',
    { format: 'uuid' },
  )
  OperationId: string;

  @text('The route in short', '操作，即接口的简称', 'disk/attach')
  Action: string;

  @choice(
    STATES,
    'PROCESSING: not over yet; SUCCESS: every resource is as the write wanted it; FAILED: one of them failed; UNKNOWN: it cannot be found out. All but PROCESSING are final',
    '状态：PROCESSING进行中；SUCCESS所有资源都已达到预期；FAILED有资源失败；UNKNOWN无法得知结果。除PROCESSING外均为最终状态',
    'SUCCESS',
  )
  State: State;

  @percent('Mean of the resources', '各资源进度的平均值', 100)
  Percent: number;

  @text('When it was asked for, Beijing time', '开始时间（北京时间）', '2026-11-27 12:00:00')
  StartTime: string;

  @text(
    'When it was over, Beijing time; where Tencent had to be asked, when this was seen first. null while PROCESSING',
    '结束时间（北京时间）；需要查询腾讯云的操作，为首次查到结束的时间。进行中为null',
    '2026-11-27 12:00:04',
    { nullable: true },
  )
  EndTime: string | null;

  @rows(OperationResourceDto, 'One row a resource', '每个资源一行')
  Resources: OperationResourceDto[];
}

@ApiSchema({ name: 'OperationList', description: 'One page of operations / 一页操作' })
export class OperationListDto {
  @count('All matches, whatever the page', '总数', 1)
  TotalCount: number;

  @rows(OperationDto, 'Newest first', '最新的在前')
  List: OperationDto[];
}
