import { Command } from 'commander';
import { bashCompletion, zshCompletion } from './completion.js';
import { withExamples } from './help.js';

/** `completion …`: scripts that a shell reads; they hold every command and option, and run nothing. */
export function completionCommand(program: Command): Command {
  const group = new Command('completion').description('completion of commands and options by the shell');
  withExamples(group, 'bash', 'zsh');
  const how = '> ~/.cli-completion && . ~/.cli-completion';
  withExamples(group.command('bash').description('print the script for bash'), how).action(() => {
    process.stdout.write(bashCompletion(program));
  });
  withExamples(group.command('zsh').description('print the script for zsh'), how).action(() => {
    process.stdout.write(zshCompletion(program));
  });
  return group;
}
