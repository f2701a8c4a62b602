import { Injectable } from '@nestjs/common';
import { RecentChanges } from '../audit/recent-changes.js';
import type { Scope } from '../common/request/scope.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { AppError } from '../errors/app.error.js';
import { joinWords, type Words } from '../errors/words.js';

/** Tencent shows a new disk after seconds. */
const NEW_MS = 2 * 60_000;
const RETRY_AFTER_SECONDS = 1;

/** Knows from the trail which disks this service created a moment ago, in whichever replica. */
@Injectable()
export class RecentDisksService {
  constructor(private readonly trail: RecentChanges) {}

  /** `work`. When it fails because Tencent does not show one of the disks yet, the error says so. */
  async explain<T>(scope: Scope, ids: readonly string[], work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (!AppError.is(error, 'TENCENT_DISK_NOT_FOUND')) throw error;
      const notes = await this.notesOn(scope, ids);
      if (notes.length === 0) throw error;
      const detail = joinWords([error.words, ...notes]);
      throw error.with({ detail, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  /** A sentence for each disk that is new; none while the trail cannot be read. */
  async notesOn(scope: Scope, ids: readonly string[]): Promise<Words[]> {
    if (ids.length === 0) return [];
    const now = Date.now();
    const created = await scope.context.phases
      .measure('database', () =>
        this.trail.creationsOf(scope, 'disk/create', refsOf('disk', ids), new Date(now - NEW_MS)),
      )
      .catch(() => new Map<string, Date>());
    return ids.flatMap((id) => {
      const [ref] = refsOf('disk', [id]);
      const at = created.get(ref!);
      if (!at) return [];
      const seconds = Math.max(0, Math.round((now - at.getTime()) / 1_000));
      return [
        {
          en: `${id}: created ${seconds} s ago, not shown by Tencent yet`,
          zh: `${id}：${seconds} 秒前刚创建，腾讯云尚未显示`,
        },
      ];
    });
  }
}
