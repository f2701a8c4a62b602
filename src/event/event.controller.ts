import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import { idsOf } from '../common/resource/id-choice.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';
import { EXAMPLES } from './dto/document-examples.js';
import { EventListDto } from './dto/event-replies.dto.js';
import { ListEventsDto, ListSnapshotEventsDto } from './dto/list-events.dto.js';
import { EventService } from './event.service.js';

const ERRORS: readonly ErrorCode[] = [
  ...UPSTREAM_ERRORS,
  'TENCENT_RESOURCE_NOT_FOUND',
  'TENCENT_NOT_SUPPORTED',
];

/** The events of the portal's document. */
@ApiTags('event')
@Controller('v1/tencent/event')
export class EventController {
  constructor(private readonly events: EventService) {}

  @RequireRole('reader')
  @EnvelopeRoute('list', {
    operationId: 'listEvents',
    en: 'Events of an instance',
    zh: '云服务器的事件列表',
    body: ListEventsDto,
    data: EventListDto,
    example: EXAMPLES.instance,
    errors: ERRORS,
  })
  list(@Req() { context }: Request, @Body() dto: ListEventsDto) {
    return this.events.list(Scope.of(context, dto), dto.InstanceId, dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('snapshot/logs/list', {
    operationId: 'listSnapshotEvents',
    en: 'Events of a snapshot',
    zh: '快照的事件列表',
    body: ListSnapshotEventsDto,
    data: EventListDto,
    example: EXAMPLES.snapshot,
    errors: ERRORS,
  })
  listOfSnapshot(@Req() { context }: Request, @Body() dto: ListSnapshotEventsDto) {
    return this.events.list(Scope.of(context, dto), idsOf(dto, 'SnapshotId')[0]!, dto);
  }
}
