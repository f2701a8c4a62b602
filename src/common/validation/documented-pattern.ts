const CONTROL = String.raw`\x00-\x1f\x7f-\x9f`;

/** As generated clients read it, which compile it without the flag `u`, where `\p{Cc}` means the letters. */
export function documentedPattern(pattern: RegExp, required = false): string {
  const source = pattern.source.replaceAll('\\P{Cc}', `[^${CONTROL}]`).replaceAll('\\p{Cc}', CONTROL);
  return required ? source : `^$|${source}`;
}
