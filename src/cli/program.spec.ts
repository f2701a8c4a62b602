import { describe, expect, it } from 'vitest';
import { EXIT } from './help.js';
import { runCommand } from './program.js';

async function runWrongly(args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await runCommand(args, { write: (chunk: unknown) => (text += String(chunk)) !== '' });
  return { code, text };
}

const CREATE = ['credential', 'create', '--tenant', 't', '--cluster', 'c'];

describe('the command line', () => {
  it.each([
    [['--secret-key=canary1']],
    [['--secret-key', 'canary1']],
    [['--SecretKey', 'canary1']],
    [['--secretKey=canary1']],
    [['--token=canary1']],
    [['--password', 'canary1']],
  ])('sends a key in %j to standard input without repeating it', async (args) => {
    for (const command of [CREATE, ['credential'], [], ['keys', 'rewrap']]) {
      const { code, text } = await runWrongly([...command, ...args]);
      expect(code).toBe(EXIT.usage);
      expect(text).toContain('keys are read from standard input alone');
      expect(text).not.toContain('canary');
    }
  });

  it.each([
    ['an argument', [...CREATE, 'canary1']],
    ['another option', [...CREATE, '--canary1=canary1 canary']],
    ['a glued option', [...CREATE, '-kcanary1']],
    ['a command', ['canary1']],
    ['a command of a group', ['credential', 'canary1']],
    ['an option without its value', [...CREATE, '--region']],
    ['a missing option', ['credential', 'create', '--tenant', 'canary1']],
  ])('refuses %s without repeating what could be a key', async (_, args) => {
    const { code, text } = await runWrongly(args);
    expect(code).toBe(EXIT.usage);
    expect(text).not.toMatch(/canary1/);
    expect(text.trim()).not.toBe('');
  });

  it('refuses contradictory options before it reads or opens anything', async () => {
    const args = ['credential', 'update', '--tenant', 't', '--cluster', 'c', '--enable', '--disable'];
    expect(await runWrongly(args)).toEqual({ code: EXIT.usage, text: expect.stringContaining('exclude') });
  });
});
