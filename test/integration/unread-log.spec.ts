import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { programFolder, programUrl } from '../program/compiled-programs.js';

const LINES = 30_000;
/** Of a line, beside its other fields. */
const TEXT_BYTES = 1_000;

/** Writes its lines, 100 at a time, then says how many are lost, and ends when it is told to. */
const PROGRAM = `
import { setImmediate } from 'node:timers/promises';
import { AppLogger } from ${JSON.stringify(programUrl('observability/app-logger'))};
import { Redactor } from ${JSON.stringify(programUrl('common/secrets/redactor'))};
const logger = new AppLogger({ logLevel: 'info' }, new Redactor());
for (let line = 0; line < ${LINES}; line++) {
  logger.frequentEvent('info', 'a line', { line, text: 'x'.repeat(${TEXT_BYTES}) });
  if (line % 100 === 0) await setImmediate();
}
process.send({ lost: logger.lostLines });
process.once('message', () => {
  logger.flush();
  process.disconnect();
});
`;

it('keeps 8 MiB of a log that nobody reads, and says afterwards how many lines are lost', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: programFolder(),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const [{ lost }] = (await once(child, 'message')) as [{ lost: number }];
    const mostKept = (8 * 2 ** 20) / TEXT_BYTES;
    expect(lost).toBeGreaterThan(LINES - mostKept - 200);
    let output = '';
    for await (const part of child.stdout!.setEncoding('utf8')) {
      output += part as string;
      // It comes when all that waited is written.
      if (output.includes('lines of the log are lost') && child.connected) child.send('end');
    }
    const lines = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ msg }) => msg === 'a line')).toHaveLength(LINES - lost);
    expect(lines.at(-1)).toMatchObject({ level: 'warn', lines: lost });
  } finally {
    child.kill('SIGKILL');
  }
});
