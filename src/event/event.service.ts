import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import type { Words } from '../errors/words.js';
import { endedWords } from '../tencent/audit-event/event-search.js';
import {
  type ResourceEvent,
  ResourceEventProvider,
  type ResourceEvents,
} from '../tencent/audit-event/resource-event.provider.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { EventListDto } from './dto/event-replies.dto.js';
import type { EventConditionsDto } from './dto/list-events.dto.js';

/** The events of one resource, newest first. */
@Injectable()
export class EventService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly events: ResourceEventProvider,
  ) {}

  list(scope: Scope, resourceId: string, dto: EventConditionsDto): Promise<Answer<EventListDto>> {
    return this.sessions.read(scope, async (session) => {
      const query = { resourceId, startTime: dto.StartTime, endTime: dto.EndTime };
      const found = await this.events.read(session, query);
      const wanted = found.rows.filter(fuzzyMatch(dto.Fuzzy));
      const { offset, limit } = pageOf(dto);
      const List = wanted.slice(offset, offset + limit);
      return new Answer({ TotalCount: wanted.length, List }, descOf(found));
    });
  }
}

function descOf({ rows, cut, ended }: ResourceEvents): Words | '' {
  if (cut)
    return {
      en: `only the newest ${rows.length} events were read; narrow StartTime and EndTime`,
      zh: `只读取了最新的 ${rows.length} 条事件，请缩小 StartTime 和 EndTime 的范围`,
    };
  return ended ? endedWords(ended) : '';
}

/** Not in `CloudAuditEvent`: it has every other field in it, and more. */
function fuzzyMatch(fuzzy: string | undefined): (event: ResourceEvent) => boolean {
  const wanted = (fuzzy ?? '').trim().toLowerCase();
  return (event) => {
    const texts = { ...event, ...event.Resources, Resources: '', CloudAuditEvent: '' };
    return Object.values(texts).some((text) => String(text).toLowerCase().includes(wanted));
  };
}
