import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** `pending`: there is no outcome yet; the change is under way. */
export const OUTCOMES = ['succeeded', 'failed', 'unknown', 'pending'] as const;

@ApiSchema({ name: 'AuditRow' })
export class AuditRowDto {
  @ApiProperty({
    type: String,
    description: 'Id of the row / 记录id',
    format: 'uuid',
    example: '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0',
  })
  AuditId: string;

  @ApiProperty({
    type: String,
    description: 'Beijing time / 时间（北京时间）',
    example: '2026-11-24 12:00:00',
  })
  Time: string;

  @ApiProperty({
    type: String,
    description: 'Caller: admin, api_key:<id>, jwt:<subject> / 操作者',
    example: 'api_key:0f1e2d3c4b5a69788796a5b4',
  })
  Actor: string;

  @ApiProperty({ type: String, description: 'Action, as in the route / 操作', example: 'disk/create' })
  Action: string;

  @ApiProperty({ type: String, description: 'Tenant id / 租户uuid', example: 'system' })
  TenantUuid: string;

  @ApiProperty({ type: String, description: 'Cluster id, may be empty / 集群uuid', example: '' })
  ClusterUuid: string;

  @ApiProperty({ type: String, description: 'Region, may be empty / 地域', example: 'ap-guangzhou' })
  Region: string;

  @ApiProperty({ type: String, isArray: true, description: 'Disks / 云硬盘ID', example: ['disk-giys4n0i'] })
  DiskIds: string[];

  @ApiProperty({
    type: String,
    isArray: true,
    description: 'Ids of all resources concerned: disks, API keys / 涉及的全部资源ID',
    example: ['disk-giys4n0i'],
  })
  ResourceIds: string[];

  @ApiProperty({
    type: String,
    description: 'Instance that the disks were attached to or detached from, may be empty / 云服务器实例ID',
    example: 'ins-gkfro58u',
  })
  InstanceId: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What was asked for, without secrets, e.g. the new size / 请求的内容，不含密钥',
    example: { DiskSize: 80 },
  })
  Request: Record<string, unknown>;

  @ApiProperty({
    type: String,
    enum: OUTCOMES,
    example: 'succeeded',
    description:
      'failed: also when it was refused; unknown: it may have been done; pending: under way / 结果：failed失败或被拒绝，unknown未知，pending进行中',
  })
  Outcome: (typeof OUTCOMES)[number];

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    nullable: true,
    description:
      'What the caller was answered; null while pending or when the process died / 返回给调用方的错误码',
    example: 0,
  })
  scode: number | null;

  @ApiProperty({ type: String, description: 'X-Request-Id of the request / 请求id', example: 'portal-42' })
  RequestId: string;

  @ApiProperty({
    type: String,
    description: 'RequestId of the last upstream call, may be empty / 腾讯云RequestId',
    example: '4cff7bd9-ef6d-4f1e-9c5e-7f1d2a3b4c5d',
  })
  TencentRequestId: string;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    nullable: true,
    description: 'Milliseconds until the caller was answered / 耗时（毫秒）',
    example: 153,
  })
  DurationMs: number | null;
}

@ApiSchema({ name: 'AuditList' })
export class AuditListDto {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    description: 'All matches / 总数',
    example: 1,
  })
  TotalCount: number;

  @ApiProperty({ type: AuditRowDto, isArray: true, description: 'Newest first / 按时间倒序' })
  List: AuditRowDto[];
}
