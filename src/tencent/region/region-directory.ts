import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { CloudSession } from '../client/cloud-session.js';
import { orSince } from './withdrawn-region-action.js';

export interface RegionRow {
  Region: string;
  /** As Tencent names it, in Chinese. */
  RegionName: string;
  RegionState: string;
}

interface Entry {
  rows: RegionRow[];
  readAt: number;
  refreshing: boolean;
}

/**
 * Regions change over months. A list that is older than the first time is returned and refreshed in the background;
 * one older than the second is read again.
 */
const FRESH_MS = 10 * 60_000;
const KEPT_MS = 24 * 3_600_000;
/** The regions an account may use, from Tencent, remembered for each credential. */
@Injectable()
export class RegionDirectory {
  private readonly entries = new LRUCache<string, Entry>({ max: 5000, ttl: KEPT_MS });

  async list(session: CloudSession): Promise<RegionRow[]> {
    const key = `${session.credentialId}:${session.credentialVersion}`;
    const entry = this.entries.get(key);
    if (!entry) return this.read(session, key);
    if (performance.now() - entry.readAt > FRESH_MS && !entry.refreshing) {
      entry.refreshing = true;
      // A failed refresh keeps what is known; the next request tries again.
      void this.read(session, key).catch(() => (entry.refreshing = false));
    }
    return entry.rows;
  }

  private async read(session: CloudSession, key: string): Promise<RegionRow[]> {
    const rows = await describeRegions(session);
    this.entries.set(key, { rows, readAt: performance.now(), refreshing: false });
    return rows;
  }
}

async function describeRegions(session: CloudSession): Promise<RegionRow[]> {
  const noRegion = { region: undefined };
  const reply = await orSince(session.read('cvm', 'DescribeRegions', {}, noRegion), () =>
    session.read('region', 'DescribeRegions', { Product: 'cbs' }, noRegion),
  );
  return (reply.RegionSet ?? [])
    .map(({ Region = '', RegionName = '', RegionState = '' }) => ({ Region, RegionName, RegionState }))
    .sort((a, b) => (a.Region < b.Region ? -1 : 1));
}
