import { Injectable } from '@nestjs/common';
import type { Event } from '../client/sdk/sdk.js';
import { fromBeijing, toBeijing } from '../../common/time/beijing-time.js';
import type { CloudSession } from '../client/cloud-session.js';
import { RowPermits } from '../client/row-permits.js';
import { namesResource } from './audit-event-mapping.js';
import { type FoundEvents, LOOK_UP_EVENTS, searchEvents } from './event-search.js';

/** An event of CloudAudit in the portal's terms: every field a text or a number. */
export type ResourceEvent = ReturnType<typeof toResourceEvent>;

export interface ResourceEventQuery {
  /** `ins-…` or `snap-…`. */
  resourceId: string;
  /** Seconds since 1970, both inclusive. */
  startTime: number;
  endTime: number;
}

export interface ResourceEvents extends Omit<FoundEvents, 'events'> {
  /** Newest first. */
  rows: ResourceEvent[];
}

/** Each event quotes its request and the answer: room for 5,000 of 2 KB. */
const EVENT_ROWS = 5_000;

/** The events of resources as CloudAudit recorded them. */
@Injectable()
export class ResourceEventProvider {
  constructor(private readonly permits: RowPermits) {}

  /** Those that name the resource. CloudAudit also finds those whose resource has a longer name. */
  async read(
    session: CloudSession,
    { resourceId, startTime, endTime }: ResourceEventQuery,
  ): Promise<ResourceEvents> {
    const query = {
      resourceName: resourceId,
      beginTime: toBeijing(startTime * 1_000),
      endTime: toBeijing(endTime * 1_000),
    };
    const take = (event: Event) =>
      Boolean(event.Resources?.ResourceName) && namesResource(event, resourceId)
        ? toResourceEvent(event)
        : undefined;
    const { events, ...rest } = await this.permits.use(session.scope, async (held) => {
      await held.ensure(EVENT_ROWS);
      return searchEvents(session, LOOK_UP_EVENTS, query, take, held);
    });
    return { ...rest, rows: events.toSorted((a, b) => Number(b.EventTime) - Number(a.EventTime)) };
  }
}

function toResourceEvent(event: Event) {
  return {
    Resources: {
      ResourceName: event.Resources?.ResourceName ?? '',
      ResourceType: event.Resources?.ResourceType ?? '',
    },
    AccountID: Number(event.AccountID ?? 0),
    CloudAuditEvent: event.CloudAuditEvent ?? '',
    ErrorCode: event.ErrorCode ?? 0,
    EventId: event.EventId ?? '',
    EventName: event.EventName ?? '',
    EventNameCn: event.EventNameCn ?? '',
    EventRegion: event.EventRegion ?? '',
    EventSource: event.EventSource ?? '',
    EventTime: toSeconds(event.EventTime ?? ''),
    RequestID: event.RequestID ?? '',
    ResourceRegion: event.ResourceRegion ?? '',
    ResourceTypeCn: event.ResourceTypeCn ?? '',
    SecretId: event.SecretId ?? '',
    SourceIPAddress: event.SourceIPAddress ?? '',
    Username: event.Username ?? '',
    Location: event.Location ?? '',
  };
}

/** LookUpEvents documents `2019-03-20 12:36:27`; the portal has seconds since 1970 as text. */
function toSeconds(text: string): string {
  const milliseconds = fromBeijing(text);
  return Number.isNaN(milliseconds) ? text : String(milliseconds / 1_000);
}
