import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, type Service, startService } from '../e2e/service.fixture.js';
import { aCreate, amount, disksByName, figures } from './chaos.fixture.js';

/** 1000 for the full proof. */
const TRIES = amount('CHAOS_TRIES', 20);
const CALLERS = 10;
const PATIENCE_MS = 600_000;

describe('a create whose reply is lost after Tencent carried it out', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const loseReplies = (Times: number) =>
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'drop-after-commit', Times });
  const create = (index: number, over?: object) =>
    service.post('disk/create', aCreate(`lost-${index}`, over));

  /** How the tries were answered, and how many of them did not end in exactly one disk. */
  async function outcomeOf(name: string, replies: Reply[]): Promise<{ scodes: object; wrong: number }> {
    const disks = await disksByName(service.sandbox.origin);
    const scodes: Record<number, number> = {};
    for (const { body } of replies) scodes[body.scode] = (scodes[body.scode] ?? 0) + 1;
    const wrong = replies.filter(({ body }, index) => {
      const made = disks.get(`lost-${index}`) ?? [];
      return made.length !== 1 || (body.scode === 0 && body.data.DiskIdSet[0] !== made[0]);
    }).length;
    figures(`commit-then-drop, ${name}`, { tries: replies.length, wrong, scodes });
    return { scodes, wrong };
  }

  async function oneAfterTheOther(work: (index: number) => Promise<Reply>): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let index = 0; index < TRIES; index += 1) replies.push(await work(index));
    return replies;
  }

  it(
    `makes exactly one disk each, ${TRIES} of ${TRIES} times`,
    async () => {
      const replies = await oneAfterTheOther((index) => {
        loseReplies(1);
        return create(index);
      });
      expect(await outcomeOf('once', replies)).toEqual({ scodes: { 0: TRIES }, wrong: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'makes exactly one disk each when the reply to the repetition is lost as well',
    async () => {
      const replies = await oneAfterTheOther((index) => {
        loseReplies(2);
        return create(index);
      });
      expect(await outcomeOf('twice', replies)).toEqual({ scodes: { 0: TRIES }, wrong: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'gives the caller who repeats the request with its ClientToken the disk of the first try',
    async () => {
      const first: number[] = [];
      const replies = await oneAfterTheOther(async (index) => {
        const ClientToken = `token-${index}`;
        loseReplies(3);
        const { body } = await create(index, { ClientToken });
        first.push(body.scode);
        expect(body.desc).toContain('outcome is unknown');
        return create(index, { ClientToken });
      });
      expect(new Set(first)).toEqual(new Set([30052]));
      expect(await outcomeOf('given up, then repeated', replies)).toEqual({ scodes: { 0: TRIES }, wrong: 0 });
    },
    PATIENCE_MS,
  );

  it(
    `makes exactly one disk each for ${CALLERS} callers at once`,
    async () => {
      const replies: Reply[] = [];
      for (let index = 0; index < TRIES; index += CALLERS) {
        const callers = Array.from({ length: Math.min(CALLERS, TRIES - index) }, (_, n) => index + n);
        loseReplies(callers.length);
        replies.push(...(await Promise.all(callers.map((n) => create(n)))));
        service.sandbox.clearFaults();
      }
      expect(await outcomeOf('at once', replies)).toEqual({ scodes: { 0: TRIES }, wrong: 0 });
    },
    PATIENCE_MS,
  );

  it('leaves one row in the trail for each, with an outcome', async () => {
    const { body } = await service.post('audit/list', { TenantUuid: 'system', PageSize: 100 });
    const rows = (body.data.List as { Action: string; Outcome: string }[]).filter(
      ({ Action }) => Action === 'disk/create',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ Outcome }) => Outcome === 'pending')).toEqual([]);
  });
});
