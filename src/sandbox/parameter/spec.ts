/**
 * One parameter in the table of an action. `Required` is part of the type so that `ParamsOf` tells which parameters
 * are always there.
 */
export interface Spec<T, Required extends boolean = boolean> {
  kind: 'string' | 'uint64' | 'bool' | 'array' | 'object';
  required: Required;
  /** Strings: the only values accepted. */
  oneOf?: readonly string[];
  /** Strings: `""` is accepted. Without this an empty string is refused, as an empty array always is. */
  mayBeEmpty?: boolean;
  /** Arrays: more elements are refused with `InvalidParameterValue.LimitExceeded`. Numbers: the largest value. */
  most?: number;
  items?: Spec<unknown>;
  fields?: Fields;
  /** Never set; it only carries the type. */
  readonly value?: T;
}

export type Fields = Record<string, Spec<unknown>>;

type Optional<F extends Fields> = { [K in keyof F]: F[K] extends Spec<unknown, true> ? never : K }[keyof F];
type ValueOf<S> = S extends Spec<infer T> ? T : never;
export type ParamsOf<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: ValueOf<F[K]> } & {
  [K in Optional<F>]?: ValueOf<F[K]>;
};

type StringRules = Pick<Spec<string>, 'oneOf' | 'mayBeEmpty'>;

export const string = (rules: StringRules = {}): Spec<string, false> => ({
  kind: 'string',
  required: false,
  ...rules,
});
export const uint = (most?: number): Spec<number, false> => ({ kind: 'uint64', required: false, most });
export const bool = (): Spec<boolean, false> => ({ kind: 'bool', required: false });
export const arrayOf = <T>(items: Spec<T>, most?: number): Spec<T[], false> => ({
  kind: 'array',
  required: false,
  items,
  most,
});
export const object = <F extends Fields>(fields: F): Spec<ParamsOf<F>, false> => ({
  kind: 'object',
  required: false,
  fields,
});
export const required = <T>(spec: Spec<T>): Spec<T, true> => ({ ...spec, required: true });
