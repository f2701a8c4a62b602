import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import {
  readResourceEvents,
  type ResourceEvent,
  type ResourceEvents,
} from '../tencent/audit-event/resource-event.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { EventListDto } from './dto/event-replies.dto.js';
import type { EventConditionsDto } from './dto/list-events.dto.js';

/** The events of one resource, newest first. */
@Injectable()
export class EventService {
  constructor(private readonly sessions: CloudSessions) {}

  list(scope: Scope, resourceId: string, dto: EventConditionsDto): Promise<Answer<EventListDto>> {
    return this.sessions.read(scope, async (session) => {
      const query = { resourceId, startTime: dto.StartTime, endTime: dto.EndTime };
      const found = await readResourceEvents(session, query);
      const wanted = found.rows.filter(fuzzyMatch(dto.Fuzzy));
      const { offset, limit } = pageOf(dto);
      const List = wanted.slice(offset, offset + limit);
      return new Answer({ TotalCount: wanted.length, List }, descOf(found));
    });
  }
}

function descOf({ rows, cut, ended }: ResourceEvents): string {
  if (cut) return `only the newest ${rows.length} events were read; narrow StartTime and EndTime`;
  if (!ended) return '';
  return `complete only from ${ended.since} (Beijing time) on, what is older could not be read: ${ended.reason}`;
}

/** Not in `CloudAuditEvent`: it has every other field in it, and more. */
function fuzzyMatch(fuzzy: string | undefined): (event: ResourceEvent) => boolean {
  const wanted = (fuzzy ?? '').trim().toLowerCase();
  return (event) => {
    const texts = { ...event, ...event.Resources, Resources: '', CloudAuditEvent: '' };
    return Object.values(texts).some((text) => String(text).toLowerCase().includes(wanted));
  };
}
