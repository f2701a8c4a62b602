import type { DocumentRoute } from '../document/parameters.js';

/** A word that no reply may repeat: it stands for whatever a caller typed into the wrong field. */
export const TYPED = 'zQzSecretzQz';

/** One field of one route with values that it must refuse. */
export interface MalformedField {
  route: DocumentRoute;
  /** The field that `desc` has to name; nested ones with dots. */
  field: string;
  /** Changes to the base request of the route, one request each. */
  changes: object[];
}

/** One change for each value of a top-level field. */
export const malformed = (
  routes: readonly DocumentRoute[],
  field: string,
  ...values: readonly unknown[]
): MalformedField[] =>
  routes.map((route) => ({ route, field, changes: values.map((value) => ({ [field]: value })) }));

/** Of no use in a field of text, required or not. */
export const NO_TEXT = [987654321, true, { [TYPED]: 1 }, [TYPED], [[]]];
/** Of no use in a field that must hold text. */
export const NO_REQUIRED_TEXT = [...NO_TEXT, null, '', []];
/** Of no use in a whole number. */
export const NO_INTEGER = ['20', TYPED, 1.5, -1, 1e21, true, { [TYPED]: 1 }, [20], -0.5];
export const NO_BOOLEAN = ['true', TYPED, 0, 1, { [TYPED]: true }, [true]];
/** Of no use in a list of texts. */
export const NO_TEXT_LIST = [TYPED, 7, { 0: TYPED }, [7], [null], [''], [[TYPED]], [{ [TYPED]: 1 }], [true]];
/** Of no use in a list of objects. */
export const NO_OBJECT_LIST = [
  TYPED,
  7,
  true,
  { [TYPED]: 1 },
  [null],
  [TYPED],
  [7],
  [[]],
  [[{ Name: TYPED }]],
];
