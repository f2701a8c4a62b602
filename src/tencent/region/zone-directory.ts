import { Injectable } from '@nestjs/common';
import type { CloudSession } from '../client/cloud-session.js';
import { orSince } from './withdrawn-region-action.js';

export interface ZoneRow {
  Zone: string;
  ZoneName: string;
  ZoneId: string;
  ZoneState: string;
}

/** The zones of one region, sorted. */
@Injectable()
export class ZoneDirectory {
  async list(session: CloudSession): Promise<ZoneRow[]> {
    const reply = await orSince(session.read('cvm', 'DescribeZones', {}), () =>
      session.read('region', 'DescribeZones', { Product: 'cbs' }),
    );
    return (reply.ZoneSet ?? [])
      .map(({ Zone, ZoneName, ZoneId, ZoneState }) => ({
        Zone: Zone ?? '',
        ZoneName: ZoneName ?? '',
        ZoneId: ZoneId ?? '',
        ZoneState: ZoneState ?? '',
      }))
      .sort((a, b) => (a.Zone < b.Zone ? -1 : 1));
  }
}
