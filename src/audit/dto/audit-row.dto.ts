import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { choice, count, rows, text, texts } from '../../common/validation/reply-field.decorator.js';

/** `pending`: there is no outcome yet; the change is under way. */
export const OUTCOMES = ['succeeded', 'failed', 'unknown', 'pending'] as const;

@ApiSchema({ name: 'AuditRow' })
export class AuditRowDto {
  @text('Id of the row', '记录ID', '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0', { format: 'uuid' })
  AuditId: string;

  @text('When it was asked for, Beijing time', '请求的时间（北京时间）', '2026-11-24 12:00:00')
  Time: string;

  @text(
    'Caller: admin, api_key:<id>, jwt:<subject>',
    '调用方：admin、api_key:<id>、jwt:<subject>',
    'api_key:0f1e2d3c4b5a69788796a5b4',
  )
  Actor: string;

  @text('Action, as in the route', '操作，与接口路径一致', 'disk/create')
  Action: string;

  @text('Tenant id', '租户uuid', 'system')
  TenantUuid: string;

  @text('Cluster id, may be empty', '集群uuid，可能为空', '')
  ClusterUuid: string;

  @text('Region, may be empty', '地域，可能为空', 'ap-guangzhou')
  Region: string;

  @texts('Disks', '云硬盘ID', ['disk-giys4n0i'])
  DiskIds: string[];

  @texts('Ids of all resources concerned: disks, API keys', '涉及的全部资源ID：云硬盘、API密钥等', [
    'disk-giys4n0i',
  ])
  ResourceIds: string[];

  @text(
    'Instance that the disks were attached to or detached from, may be empty',
    '挂载或卸载云硬盘的云服务器ID，可能为空',
    'ins-gkfro58u',
  )
  InstanceId: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What was asked for, without secrets, e.g. the new size / 请求的内容，不含敏感信息，例如新的大小',
    example: { DiskSize: 80 },
  })
  Request: Record<string, unknown>;

  @choice(
    OUTCOMES,
    'failed: also when it was refused; unknown: it may have been done; pending: under way',
    '结果：failed失败，包括被拒绝；unknown可能已执行；pending进行中',
    'succeeded',
  )
  Outcome: (typeof OUTCOMES)[number];

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    nullable: true,
    description:
      'What the caller was answered; null while pending or when the process died / 返回给调用方的错误码；进行中，或处理它的进程意外退出时为null',
    example: 0,
  })
  scode: number | null;

  @text('X-Request-Id of the request', '请求ID（X-Request-Id）', 'portal-42')
  RequestId: string;

  @text(
    'RequestId of the last upstream call, may be empty',
    '最后一次腾讯云调用的RequestId，可能为空',
    '4cff7bd9-ef6d-4f1e-9c5e-7f1d2a3b4c5d',
  )
  TencentRequestId: string;

  @count('Milliseconds until the caller was answered', '到答复调用方为止的耗时（毫秒）', 153, {
    nullable: true,
  })
  DurationMs: number | null;
}

@ApiSchema({ name: 'AuditList' })
export class AuditListDto {
  @count('All matches', '符合条件的总数', 1)
  TotalCount: number;

  @rows(AuditRowDto, 'Newest first', '按时间倒序')
  List: AuditRowDto[];
}
