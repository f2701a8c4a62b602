import type { Command, Option } from 'commander';
import { pathOf, withSubcommands } from './help.js';

/**
 * Scripts with all that the tree of commands holds. The well-known libraries start the program at every press of the
 * key with the line as its arguments; it takes seconds then, and what was typed is in the process list.
 */
interface Word {
  word: string;
  description: string;
}

/** What the shell offers after the words of the command. */
interface Node {
  path: string;
  words: Word[];
  options: readonly Option[];
}

const nodesOf = (program: Command): Node[] =>
  withSubcommands(program).map((command) => ({
    path: pathOf(command),
    words: [...command.commands.map(wordOf), ...optionsOf(command)],
    options: command.options,
  }));

const wordOf = (command: Command): Word => ({ word: command.name(), description: command.description() });

const optionsOf = (command: Command): Word[] =>
  [...command.options, HELP].map(({ long, description }) => ({
    word: long ?? '',
    description,
  }));

const HELP = { long: '--help', description: 'display help for command' };

/** What follows an option that takes a value: its choices, a file, or nothing, as only the caller knows it. */
function valueCases(
  nodes: readonly Node[],
  choose: (choices: readonly string[]) => string,
  files: string,
): string {
  const places = new Map<string, string[]>();
  for (const { path, options } of nodes)
    for (const { long, argChoices, flags } of options.filter(({ required }) => required)) {
      const offer = argChoices ? choose(argChoices) : flags.endsWith('<file>') ? files : ':';
      places.set(offer, [...(places.get(offer) ?? []), quoted(`${path} ${long}`)]);
    }
  return [...places].map(([offer, patterns]) => `    ${patterns.join('|')}) ${offer}; return ;;`).join('\n');
}

const walk = (nodes: readonly Node[], path: string): string => `  local at=${quoted(path)} word
  for word in "\${words[@]:1:$((cursor - 1))}"; do
    case "$at $word" in
      ${nodes
        .slice(1)
        .map((node) => quoted(node.path))
        .join('|')}) at="$at $word" ;;
    esac
  done`;

export function bashCompletion(program: Command): string {
  const nodes = nodesOf(program);
  const name = program.name();
  const offers = nodes.map(
    ({ path, words }) =>
      `    ${quoted(path)}) COMPREPLY=($(compgen -W ${quoted(words.map(({ word }) => word).join(' '))} -- "$typed")) ;;`,
  );
  const choose = (choices: readonly string[]) =>
    `COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$typed"))`;
  const files = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$typed"))';
  return `# bash completion of ${name}
_${name}() {
  local typed=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} cursor=$COMP_CWORD
  local words=("\${COMP_WORDS[@]}")
${walk(nodes, name)}
  COMPREPLY=()
  case "$at $before" in
${valueCases(nodes, choose, files)}
  esac
  case "$at" in
${offers.join('\n')}
  esac
}
complete -F _${name} ${name}
`;
}

export function zshCompletion(program: Command): string {
  const nodes = nodesOf(program);
  const name = program.name();
  const offers = nodes.map(
    ({ path, words }) =>
      `    ${quoted(path)}) offers=(${words.map(({ word, description }) => quoted(`${word}:${description}`)).join(' ')}) ;;`,
  );
  return `#compdef ${name}
# zsh completion of ${name}
_${name}() {
  local before=\${words[CURRENT-1]} cursor=$((CURRENT - 1))
  local -a offers
${walk(nodes, name)}
  case "$at $before" in
${valueCases(nodes, (choices) => `compadd -- ${choices.map(quoted).join(' ')}`, '_files')}
  esac
  case "$at" in
${offers.join('\n')}
  esac
  _describe ${quoted(name)} offers
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _${name} ${name}
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
