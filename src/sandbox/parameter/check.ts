import type { ApiError } from '../error/api-error.js';
import {
  missingParameter,
  tooManyValues,
  unknownParameter,
  wrongType,
  wrongValue,
} from '../error/gateway-errors.js';
import type { Fields, ParamsOf, Spec } from './spec.js';

/** The order in which problems of one request are reported: every unknown name before every missing one, and so on. */
const ORDER = ['unknown', 'missing', 'type', 'value'] as const;
type Kind = (typeof ORDER)[number];
type Report = (kind: Kind, error: ApiError) => void;

/**
 * Checks a request body against the table of an action and returns it without nulls, because some SDKs send null for
 * a parameter that is not set. Throws the first problem; elements are named `Name.index`, as in TCL #2.
 */
export function checkParameters<F extends Fields>(fields: F, body: Record<string, unknown>): ParamsOf<F> {
  const first = new Map<Kind, ApiError>();
  const report: Report = (kind, error) => {
    if (!first.has(kind)) first.set(kind, error);
  };
  const checked = checkFields(fields, body, '', report);
  for (const kind of ORDER) {
    const error = first.get(kind);
    if (error) throw error;
  }
  return checked as ParamsOf<F>;
}

function checkFields(
  fields: Fields,
  body: Record<string, unknown>,
  prefix: string,
  report: Report,
): Record<string, unknown> {
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(fields, name)) report('unknown', unknownParameter(prefix + name));
  }
  for (const [name, spec] of Object.entries(fields)) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (value === undefined || value === null) {
      if (spec.required) report('missing', missingParameter(prefix + name));
    } else {
      checked[name] = checkValue(spec, value, prefix + name, report);
    }
  }
  return checked;
}

function checkValue(spec: Spec<unknown>, value: unknown, name: string, report: Report): unknown {
  if (!hasType(spec, value)) {
    report('type', wrongType(name, spec.kind));
    return undefined;
  }
  if (typeof value === 'string') {
    if (spec.oneOf ? !spec.oneOf.includes(value) : value === '' && !spec.mayBeEmpty) {
      report('value', wrongValue(name, value));
    }
  } else if (typeof value === 'number') {
    if (spec.most !== undefined && value > spec.most) report('value', wrongValue(name, value));
  } else if (Array.isArray(value)) {
    if (value.length === 0) report('value', wrongValue(name, value));
    if (spec.most !== undefined && value.length > spec.most) report('value', tooManyValues(name, spec.most));
    const { items } = spec;
    return items && value.map((item, i) => checkValue(items, item, `${name}.${i}`, report));
  } else if (spec.fields) {
    return checkFields(spec.fields, value as Record<string, unknown>, `${name}.`, report);
  }
  return value;
}

function hasType(spec: Spec<unknown>, value: unknown): boolean {
  switch (spec.kind) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'uint64':
      return Number.isInteger(value) && (value as number) >= 0;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}
