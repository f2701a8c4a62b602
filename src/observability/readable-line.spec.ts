import { describe, expect, it, vi } from 'vitest';
import { readableLine } from './readable-line.js';

const lineOf = (fields: object) =>
  `${JSON.stringify({ level: 'info', time: '2026-11-27T08:53:10.676Z', ...fields })}\n`;

describe(readableLine.name, () => {
  it('shows time, level, message and the fields that a person reads', () => {
    const line = lineOf({
      msg: 'request',
      request_id: 'r-1',
      route: '/v1/tencent/disk/list',
      status: 400,
      outcome: 'failed',
      reason: 'no "such" disk',
      upstream_calls: 0,
    });
    expect(readableLine(line, false)).toMatch(
      /^\d\d:\d\d:10[+-]\d\d:\d\d INFO {2}request route=\/v1\/tencent\/disk\/list status=400 reason="no \\"such\\" disk" upstream_calls=0\n$/,
    );
  });

  it.each([
    ['UTC', '08:53:10+00:00'],
    ['Asia/Shanghai', '16:53:10+08:00'],
    ['America/St_Johns', '05:23:10-03:30'],
  ])('shows the time of the reader with its zone: %s', (zone, time) => {
    vi.stubEnv('TZ', zone);
    expect(readableLine(lineOf({ msg: 'a' }), false)).toSatisfy((line: string) =>
      line.startsWith(`${time} `),
    );
    vi.unstubAllEnvs();
  });

  it('names the part of Nest that speaks, and shows a stack below', () => {
    const line = lineOf({
      level: 'error',
      source: 'Router',
      msg: 'broken',
      err: { stack: 'Error: x\n  at y' },
    });
    expect(readableLine(line, false)).toMatch(/ERROR Router: broken\n {4}Error: x\n {6}at y\n$/);
  });

  it('has colours only where they are asked for', () => {
    expect(readableLine(lineOf({ msg: 'a', n: 1 }), true)).toContain('\u001b[32mINFO ');
    expect(readableLine(lineOf({ msg: 'a', n: 1 }), false)).not.toContain('\u001b');
  });

  it('shows the waits of a request that a person notices', () => {
    const line = lineOf({
      msg: 'request',
      lock_wait_ms: 812.4,
      own_ms: 99.9,
      duration_ms: 0.4,
      replica: 'a',
    });
    expect(readableLine(line, false)).toMatch(/request lock_wait_ms=812.4 duration_ms=0.4\n$/);
  });

  it('leaves what is no JSON as it is', () => {
    expect(readableLine('plain\n', true)).toBe('plain\n');
  });
});
