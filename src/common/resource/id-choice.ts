/** One id or several: the tables of the portal's documents say `DiskIds`, their examples send `DiskId`. */
export type IdChoice<Field extends string> = { [One in Field]?: string } & {
  [Many in `${Field}s`]?: string[];
};

/** Each id once, in the order given. */
export function idsOf<Field extends string>(choice: IdChoice<Field>, field: Field): string[] {
  const { one, many } = bothFields(choice, field);
  return [...new Set(one === undefined ? (many ?? []) : [one])];
}

/** Either field is accepted, not both. */
export function idFaults<Field extends string>(
  choice: IdChoice<Field>,
  field: Field,
  required: boolean,
): string[] {
  const { one, many } = bothFields(choice, field);
  if (one !== undefined && many !== undefined) return [`${field}, ${field}s: send one of them, not both`];
  if (required && one === undefined && many === undefined)
    return [`${field}, ${field}s: one of them is required`];
  return [];
}

function bothFields(choice: object, field: string): { one: string | undefined; many: string[] | undefined } {
  const fields = choice as Record<string, unknown>;
  return { one: fields[field] as string | undefined, many: fields[`${field}s`] as string[] | undefined };
}
