/**
 * The declarative parameter tables of the actions. `Required` is carried in the type so that `ParamsOf` gives an
 * action exactly what its table promises.
 */
export interface Spec<T, Required extends boolean = boolean> {
  kind: 'string' | 'uint64' | 'int64' | 'bool' | 'array' | 'object';
  required: Required;
  /** Strings: the only values accepted. */
  oneOf?: readonly string[];
  /** Strings: `""` is a value. Elsewhere an empty string or an empty array is refused. */
  mayBeEmpty?: boolean;
  /** Arrays: more elements are `InvalidParameterValue.LimitExceeded`. Numbers: a larger one is refused. */
  most?: number;
  items?: Spec<unknown>;
  fields?: Fields;
  /** Never set: holds the type. */
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
export const int = (): Spec<number, false> => ({ kind: 'int64', required: false });
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
