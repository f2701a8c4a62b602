import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSubcommands } from '../../src/cli/help.js';
import { makeProgram } from '../../src/cli/program.js';

describe('the commands', () => {
  it('are all in the table of the README, and no other is', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
    const section = readme.split('\n## Commands\n')[1]!.split('\n## ')[0]!;
    const cells = [...section.matchAll(/^\| (`[a-z].*?) +\|/gm)].map(([, cell]) => cell!);
    const documented = cells.flatMap((cell) => {
      const words = [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!.split(' [')[0]!);
      const [group] = words[0]!.split(' ');
      return words.map((word, index) => (index === 0 ? word : `${group} ${word}`));
    });
    const commands = withSubcommands(makeProgram())
      .filter(({ commands: below }) => below.length === 0)
      .map((command) => `${command.parent!.name()} ${command.name()}`);
    expect(commands.length).toBeGreaterThan(12);
    expect(documented.sort()).toEqual(commands.sort());
  });
});
