/** One id or several: the tables of the portal's documents say `DiskIds`, their examples send `DiskId`. */
export type IdChoice<Field extends string> = { [One in Field]?: string | string[] } & {
  [Many in `${Field}s`]?: string | string[];
};

/** Each id once, in the order given. */
export function idsOf<Field extends string>(choice: IdChoice<Field>, field: Field): string[] {
  const { one, many } = bothFields(choice, field);
  return [...new Set([one ?? many ?? []].flat())];
}

/** Either field is accepted, not both. `most`: how many ids the route takes. */
export function idFaults<Field extends string>(
  choice: IdChoice<Field>,
  field: Field,
  required: boolean,
  most = Infinity,
): string[] {
  const { one, many } = bothFields(choice, field);
  if (one !== undefined && many !== undefined) return [`${field}, ${field}s: send one of them, not both`];
  if (required && one === undefined && many === undefined)
    return [`${field}, ${field}s: one of them is required`];
  if (idsOf(choice, field).length > most)
    return [`${one === undefined ? `${field}s` : field}: must name at most ${most}`];
  return [];
}

function bothFields(choice: object, field: string): Record<'one' | 'many', string | string[] | undefined> {
  const fields = choice as Record<string, string | string[] | undefined>;
  return { one: fields[field], many: fields[`${field}s`] };
}
