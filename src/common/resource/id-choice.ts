import { type FieldFault, fieldFault } from '../../errors/field-fault.js';

/** One id or several: the tables of the portal's documents say `DiskIds`, their examples send `DiskId`. */
export type IdChoice<Field extends string> = { [One in Field]?: string | string[] } & {
  [Many in `${Field}s`]?: string | string[];
};

/** Each id once, in the order given. */
export function idsOf<Field extends string>(choice: IdChoice<Field>, field: Field): string[] {
  const { one, many } = bothFields(choice, field);
  return [...new Set([one ?? many ?? []].flat())];
}

/** The spelling that was sent. */
export const sentField = (choice: object, field: string): string =>
  bothFields(choice, field).many === undefined ? field : `${field}s`;

/**
 * Either field is accepted, not both. `most`: how many ids the route takes. `documented`: the spelling of the portal's
 * table, which is the plural on most routes.
 */
export function idFaults<Field extends string>(
  choice: IdChoice<Field>,
  field: Field,
  required: boolean,
  most = Infinity,
  documented: string = `${field}s`,
): FieldFault[] {
  const { one, many } = bothFields(choice, field);
  const other = documented === field ? `${field}s` : field;
  if (one !== undefined && many !== undefined)
    return [
      fieldFault(
        other,
        'exclusive',
        `send either ${field} or ${field}s, not both`,
        `${field}与${field}s只能填一个`,
      ),
    ];
  if (required && one === undefined && many === undefined)
    return [fieldFault(documented, 'required', `required, or ${other} instead`, `必填，也可以改填${other}`)];
  const { length } = idsOf(choice, field);
  if (length > most)
    return [
      fieldFault(
        sentField(choice, field),
        'count',
        `must name at most ${most}, not ${length}`,
        `最多填${most}个，实际为${length}个`,
      ),
    ];
  return [];
}

function bothFields(choice: object, field: string): Record<'one' | 'many', string | string[] | undefined> {
  const fields = choice as Record<string, string | string[] | undefined>;
  return { one: fields[field], many: fields[`${field}s`] };
}
