import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { programFolder, programUrl } from '../program/compiled-programs.js';

const LINES = 30_000;
/** Of a line, beside its other fields. */
const TEXT_BYTES = 1_000;
const MAX_KEPT = (8 * 2 ** 20) / TEXT_BYTES;

/** Writes that many lines, 100 at a time, and one more, then says how many are lost and does what the message says. */
const program = (lines: number) => `
import { setImmediate } from 'node:timers/promises';
import { AppLogger } from ${JSON.stringify(programUrl('observability/app-logger'))};
import { standardOutput } from ${JSON.stringify(programUrl('observability/line-output'))};
import { Redactor } from ${JSON.stringify(programUrl('common/secrets/redactor'))};
const logger = new AppLogger({ logLevel: 'info' }, new Redactor());
for (let line = 0; line < ${lines}; line++) {
  logger.frequentEvent('info', 'a line', { line, text: 'x'.repeat(${TEXT_BYTES}) });
  if (line % 100 === 0) await setImmediate();
}
logger.event('info', 'all are written');
process.on('message', (message) => {
  if (message === 'end') process.disconnect();
  else if (message === 'exit') process.exit(0);
  else process.send(standardOutput.lostLines);
});
process.send(standardOutput.lostLines);
`;

async function withProgram(
  use: (child: ChildProcess) => Promise<void>,
  { lines = LINES, stdout = 'pipe' as 'pipe' | number } = {},
): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(lines)], {
    cwd: programFolder(),
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  try {
    await use(child);
  } finally {
    child.kill('SIGKILL');
  }
}

const lostSoFar = async (child: ChildProcess): Promise<number> =>
  ((await once(child, 'message')) as [number])[0];

async function lostNow(child: ChildProcess): Promise<number> {
  child.send('lost?');
  return lostSoFar(child);
}

/** Reads the log to its end, which has to have all lines but the lost ones, and says so. `see` is called with each part. */
async function expectAllBut(lost: number, stdout: Readable, see: (log: string) => void = () => undefined) {
  let log = '';
  for await (const part of stdout.setEncoding('utf8')) see((log += part as string));
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.pop()).toMatchObject({ level: 'warn', lines: lost });
  expect(lines).toHaveLength(LINES + 1 - lost);
}

describe('a log that nobody reads', () => {
  it('has 8 MiB kept, and tells afterwards how many lines are lost', () =>
    withProgram(async (child) => {
      const lost = await lostSoFar(child);
      expect(lost).toBeGreaterThan(LINES - MAX_KEPT - 200);
      await expectAllBut(lost, child.stdout!, (log) => {
        // It comes when all that waited is written.
        if (log.includes('lines of the log are lost') && child.connected) child.send('end');
      });
    }));

  it('keeps no process from its exit', () =>
    withProgram(async (child) => {
      await lostSoFar(child);
      const startedAt = performance.now();
      child.send('exit');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }));

  it('is written at the exit as far as somebody reads then, each line once', () =>
    withProgram(async (child) => {
      const lost = await lostSoFar(child);
      child.send('exit');
      await expectAllBut(lost, child.stdout!);
    }));

  it('is counted as lost when its reader is gone', () =>
    withProgram(async (child) => {
      await lostSoFar(child);
      child.stdout!.destroy();
      await expect.poll(() => lostNow(child)).toBeGreaterThan(LINES - 1_000);
      child.send('end');
      expect(await once(child, 'exit')).toEqual([0, null]);
    }));

  it.runIf(existsSync('/dev/full'))('ends no process when its disk is full', () =>
    withProgram(
      async (child) => {
        expect(await lostSoFar(child)).toBe(0);
        child.send('exit');
        expect(await once(child, 'exit')).toEqual([0, null]);
      },
      { lines: 300, stdout: openSync('/dev/full', 'w') },
    ),
  );
});
