import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bashCompletion, zshCompletion } from './completion.js';
import { makeProgram } from './program.js';

const has = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status === 0;
const inBash = (commands: string): string =>
  execFileSync('bash', ['--norc', '-c', `${bashCompletion(makeProgram())}\n${commands}`], {
    encoding: 'utf8',
  });

/** What a bash offers after this line; the last word is the one that is being typed. */
function offered(...line: string[]): string[] {
  const words = ['cli', ...line].map((word) => `'${word}'`).join(' ');
  return inBash(`COMP_WORDS=(${words}); COMP_CWORD=${line.length}; _cli; printf '%s\\n' "\${COMPREPLY[@]}"`)
    .split('\n')
    .filter(Boolean);
}

describe.runIf(has('bash'))('completion in bash', () => {
  it('is there for the command', () => {
    expect(inBash('complete -p cli')).toBe('complete -F _cli cli\n');
  });

  it.each([
    [['cr'], ['credential']],
    [[''], ['credential', 'api-key', 'keys', 'audit', 'completion', '--version', '--help']],
    [
      ['api-key', ''],
      ['create', 'list', 'delete', '--help'],
    ],
    [['credential', 'verify', '--t'], ['--tenant']],
    [
      ['credential', 'create', '--site', ''],
      ['china', 'international'],
    ],
    [['api-key', 'create', '--role', 'o'], ['operator']],
    [['audit', 'verify', '--anchors', '/etc/host'], expect.arrayContaining(['/etc/hosts'])],
    [['credential', 'verify', '--tenant', ''], []],
    [['credential', 'verify', '--tenant', 'audit', '--cl'], ['--cluster']],
    [['nonsense', ''], expect.arrayContaining(['credential'])],
  ])('offers after %j what fits', (line, expected) => {
    expect(offered(...line)).toEqual(expected);
  });

  it('runs nothing of what is typed', () => {
    expect(offered('credential', '$(echo canary >&2)', '--t')).toEqual([]);
  });
});

describe.runIf(has('zsh'))('completion in zsh', () => {
  /** What it hands to the completion system after this line. */
  const described = (...line: string[]): string =>
    execFileSync(
      'zsh',
      [
        '-f',
        '-c',
        `compdef() { print registered $1 $2; }; _describe() { print -l -- "\${(@P)2}"; }; compadd() { print -l -- "$@"; }
         ${zshCompletion(makeProgram())}
         words=(cli ${line.map((word) => `'${word}'`).join(' ')}); CURRENT=${line.length + 1}; _cli`,
      ],
      { encoding: 'utf8' },
    );

  it('offers commands and options with what they are for, and the values of an option', () => {
    expect(described('')).toMatch(/^registered _cli cli\ncredential:cloud keys of tenants\n/);
    expect(described('audit', 'l')).toContain('\nlist:who did what, newest first\n');
    expect(described('credential', 'create', '--site', '')).toMatch(/\nchina\ninternational\n$/);
  });
});
