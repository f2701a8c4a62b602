import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AnswerTurns } from './answer-turns.js';

const KIB = 1_024;

describe(AnswerTurns.name, () => {
  const taking = (sizes: readonly number[]) => {
    const turns = new AnswerTurns();
    const read: number[] = [];
    sizes.forEach((bytes, index) => turns.take(bytes, () => read.push(index)));
    return { turns, read };
  };

  it('reads one that comes alone at once, however long it is', async () => {
    for (const bytes of [1, 4 * KIB * KIB]) {
      const { turns, read } = taking([bytes]);
      expect(read).toEqual([0]);
      await nextTurn();
      turns.take(bytes, () => read.push(1));
      expect(read).toEqual([0, 1]);
    }
  });

  it('reads many of one moment in order, a few in each turn of the event loop', async () => {
    const { turns, read } = taking(Array.from({ length: 50 }, () => 100 * KIB));
    expect(read).toEqual([0, 1]);
    turns.take(1, () => read.push(50));
    const seen = [read.length];
    for (let turn = 0; read.length < 51 && turn < 60; turn += 1) {
      await nextTurn();
      seen.push(read.length);
    }
    expect(read).toEqual(Array.from({ length: 51 }, (_, index) => index));
    expect(Math.max(...seen.map((count, at) => count - (seen[at - 1] ?? 0)))).toBeLessThanOrEqual(3);
    expect(seen.length).toBeGreaterThan(15);
  });

  it('lets timers go on while answers wait', async () => {
    const turns = new AnswerTurns();
    let read = 0;
    const readSlowly = () => {
      const until = performance.now() + 2;
      while (performance.now() < until);
      read += 1;
    };
    for (let count = 0; count < 30; count += 1) turns.take(300 * KIB, readSlowly);
    const readAtTimer = await new Promise<number>((resolve) => setTimeout(() => resolve(read), 1));
    expect(readAtTimer).toBeLessThan(10);
  });

  it('goes on after an answer whose reader throws', async () => {
    const turns = new AnswerTurns();
    const read: string[] = [];
    const fail = () => {
      throw new Error('a defect');
    };
    expect(() => turns.take(200 * KIB, fail)).toThrow('a defect');
    turns.take(1, () => read.push('next'));
    await nextTurn();
    expect(read).toEqual(['next']);
  });
});
