import type { CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { EXIT, pathOf, withSubcommands } from './help.js';
import { makeProgram, runCommand } from './program.js';
import { VERSION } from '../config/version.js';

async function runWrongly(args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const out = { write: (chunk: unknown) => (text += String(chunk)) !== '' };
  const code = await runCommand(args, out, out);
  return { code, text };
}

/** A call that must not fail. */
async function helpOf(args: string[]): Promise<string> {
  let text = '';
  const out = { write: (chunk: unknown) => (text += String(chunk)) !== '' };
  const refuse = { write: (chunk: unknown) => expect.fail(String(chunk)) };
  expect(await runCommand(args, refuse, out)).toBe(EXIT.done);
  return text;
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

  it.each([
    [['credential', 'verfy'], 'did you mean verify?'],
    [['credential', 'list', '--tenent', 'canary'], 'did you mean --tenant?'],
    [['help', 'canary'], 'no such command'],
  ])('says of %j what is meant', async (args, expected) => {
    const { code, text } = await runWrongly(args);
    expect([code, text]).toEqual([EXIT.usage, expect.stringContaining(expected)]);
    expect(text).not.toContain('canary');
  });
});

describe('the help', () => {
  const commands = withSubcommands(makeProgram());

  it('is printed by a call without a command, and by a group alone', async () => {
    expect(await helpOf([])).toBe(await helpOf(['--help']));
    for (const group of commands.filter(({ commands: below }) => below.length > 0).slice(1))
      expect(await helpOf([group.name()])).toBe(await helpOf([group.name(), '--help']));
  });

  it('has the version', async () => {
    expect(await helpOf(['--version'])).toBe(`${VERSION}\n`);
  });

  it.each(commands.map((command) => [pathOf(command), command] as const))(
    'of %s has examples, the exit codes, and a mark at every option that is required',
    async (path, { options }) => {
      const text = await helpOf([...path.split(' ').slice(1), '--help']);
      expect(text).toContain(`Examples:\n  ${path}`);
      expect(text).toContain('Exit codes: 0 done (and this help), 1 failed, 2 called wrongly.');
      const required = options.filter(({ mandatory }) => mandatory);
      expect(text.split('(required)')).toHaveLength(required.length + 1);
      for (const { flags } of required) expect(text.split('\n')[0]).toContain(flags);
    },
  );

  it('has examples that the commands take', async () => {
    const taken = vi.fn();
    let examples = 0;
    for (const path of commands.map(pathOf)) {
      const text = await helpOf([...path.split(' ').slice(1), '--help']);
      for (const [, line] of text.matchAll(/^ {2}cli (.*)$/gm)) {
        examples += 1;
        const program = makeProgram();
        for (const command of withSubcommands(program))
          command.action(taken).configureOutput({ writeOut: () => undefined });
        await program.parseAsync(wordsOf(line!), { from: 'user' }).catch((error: CommanderError) => {
          if (error.code === 'commander.helpDisplayed') return taken();
          throw error;
        });
      }
    }
    expect(examples).toBeGreaterThan(20);
    expect(taken).toHaveBeenCalledTimes(examples);
  });
});

/** As a shell would split it, without what goes to a file. */
const wordsOf = (line: string): string[] =>
  line
    .split(/(?:^| )[<>] /)[0]!
    .match(/'[^']*'|\S+/g)!
    .map((word) => word.replaceAll("'", ''));
