import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionTable } from '../../../src/sandbox/action-table.js';
import { ApiError } from '../../../src/sandbox/error/api-error.js';
import { checkParameters } from '../../../src/sandbox/parameter/check.js';
import { bodyOfQuery } from '../../../src/sandbox/parameter/query.js';
import type { Fields, Spec } from '../../../src/sandbox/parameter/spec.js';

const ACTIONS = actionTable({ operationLogs: 'answer' });

function refusalOf(fields: Fields, body: Record<string, unknown>) {
  try {
    checkParameters(fields, body);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { code: error.code, message: error.messageFor('en-US', 'x') };
  }
}

const fieldsOf = (name: string) => ACTIONS.find((action) => action.name === name)?.parameters ?? {};

const PLACEMENT = { Zone: 'ap-guangzhou-3' };
const ORDER = { Placement: PLACEMENT, DiskChargeType: 'PREPAID', DiskType: 'CLOUD_SSD' };

const CASES: [string, Record<string, unknown>, string, string][] = [
  ['AttachDisks', {}, 'MissingParameter', '`InstanceId`'],
  ['AttachDisks', { InstanceId: 'i', DiskIds: null }, 'MissingParameter', '`DiskIds`'],
  [
    'AttachDisks',
    { InstanceId: 'i', DiskIds: 'd' },
    'InvalidParameter',
    '`DiskIds` is not valid. The type should be `array`',
  ],
  [
    'AttachDisks',
    { InstanceId: 'i', DiskIds: ['d', 1] },
    'InvalidParameter',
    '`DiskIds.1` is not valid. The type should be `string`',
  ],
  ['AttachDisks', { InstanceId: 'i', DiskIds: ['d', ''] }, 'InvalidParameterValue', '`DiskIds.1`'],
  ['AttachDisks', { InstanceId: '', DiskIds: ['d'] }, 'InvalidParameterValue', '`InstanceId`'],
  [
    'AttachDisks',
    { InstanceId: 'i', DiskIds: [] },
    'InvalidParameterValue',
    'The value `[]` specified in the parameter `DiskIds` is not valid.',
  ],
  [
    'AttachDisks',
    { InstanceId: 'i', DiskIds: ['d'], DeleteWithInstance: 'true' },
    'InvalidParameter',
    '`bool`',
  ],
  ['DescribeDisks', { Limit: '1' }, 'InvalidParameter', '`uint64`'],
  ['DescribeDisks', { Limit: 1.5 }, 'InvalidParameter', '`Limit`'],
  ['DescribeDisks', { Offset: -1 }, 'InvalidParameter', '`Offset`'],
  ['DescribeDisks', { Order: 'asc' }, 'InvalidParameterValue', '`asc`'],
  ['DescribeDisks', { Order: '' }, 'InvalidParameterValue', '`Order`'],
  ['DescribeDisks', { Filters: [{ Name: 'zone' }] }, 'MissingParameter', '`Filters.0.Values`'],
  [
    'DescribeDisks',
    { Filters: [{ Name: 'zone', Values: ['z'], Kind: 1 }] },
    'UnknownParameter',
    '`Filters.0.Kind`',
  ],
  [
    'DescribeDisks',
    { Filters: ['zone'] },
    'InvalidParameter',
    '`Filters.0` is not valid. The type should be `object`',
  ],
  ['DescribeDisks', { Filters: [[]] }, 'InvalidParameter', '`Filters.0`'],
  ['DescribeDisks', { toString: 'x' }, 'UnknownParameter', '`toString`'],
  ['CreateDisks', { ...ORDER, Placement: {} }, 'MissingParameter', '`Placement.Zone`'],
  ['CreateDisks', { ...ORDER, Placement: { ...PLACEMENT, Rack: 1 } }, 'UnknownParameter', '`Placement.Rack`'],
  ['CreateDisks', { ...ORDER, DiskChargePrepaid: {} }, 'MissingParameter', '`DiskChargePrepaid.Period`'],
  ['CreateDisks', { ...ORDER, Tags: [{ Key: 'k' }] }, 'MissingParameter', '`Tags.0.Value`'],
  ['CreateDisks', { ...ORDER, DiskChargeType: 'FREE' }, 'InvalidParameterValue', '`FREE`'],
  ['CreateDisks', { ...ORDER, DeleteSnapshot: 2 }, 'InvalidParameterValue', '`2`'],
  // The order is unknown names, missing names, wrong types, wrong values.
  ['AttachDisks', { DiskIds: 1, Nope: 1 }, 'UnknownParameter', '`Nope`'],
  ['AttachDisks', { DiskIds: 1 }, 'MissingParameter', '`InstanceId`'],
  ['AttachDisks', { InstanceId: '', DiskIds: 1 }, 'InvalidParameter', '`DiskIds`'],
];

describe('the parameter table', () => {
  it.each(CASES)('of %s refuses %j with %s and the text %s', (action, body, code, message) => {
    const refusal = refusalOf(fieldsOf(action), body);
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toContain(message);
  });

  it('of each version and name belongs to one service', () => {
    expect(ACTIONS.length).toBeGreaterThan(15);
    expect(new Set(ACTIONS.map(({ version, name }) => `${version} ${name}`)).size).toBe(ACTIONS.length);
  });

  it('of each action accepts what it describes without nulls and reads the same from a query', () => {
    for (const { name, parameters } of ACTIONS) {
      fc.assert(
        fc.property(bodyFor(parameters), (body) => {
          const checked = checkParameters(parameters, { ...body, ...nulls(parameters, body) });
          expect({ name, checked }).toEqual({ name, checked: body });
          const read = checkParameters(parameters, bodyOfQuery(parameters, queryOf(body)));
          expect({ name, read }).toEqual({ name, read: body });
        }),
        { numRuns: 30 },
      );
    }
  });

  it('of each action refuses any other JSON with a documented code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ACTIONS),
        fc.dictionary(fc.string(), fc.jsonValue()),
        ({ parameters }, body) => {
          const refusal = refusalOf(parameters, body);
          expect(refusal?.code ?? 'MissingParameter').toMatch(
            /^(UnknownParameter|MissingParameter|InvalidParameter(Value)?)/,
          );
        },
      ),
    );
  });
});

function bodyFor(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  const model = Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, valueFor(spec)]));
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

function valueFor(spec: Spec<unknown>): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'string':
      return spec.oneOf ? fc.constantFrom(...spec.oneOf) : fc.string({ minLength: 1, maxLength: 9 });
    case 'uint64':
      return fc.nat({ max: spec.most ?? 100_000 });
    case 'bool':
      return fc.boolean();
    case 'array':
      return fc.array(valueFor(spec.items as Spec<unknown>), {
        minLength: 1,
        maxLength: Math.min(spec.most ?? 3, 3),
      });
    case 'object':
      return bodyFor(spec.fields ?? {}).filter((value) => Object.keys(value).length > 0);
  }
}

const nulls = (fields: Fields, body: object) =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) => (name in body ? [] : fields[name]?.required ? [] : [[name, null]])),
  );

/** The query that the SDK makes of a body. */
function queryOf(body: object): string {
  const pairs: [string, string][] = [];
  const flatten = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        flatten(inner, path === '' ? name : `${path}.${name}`);
    } else pairs.push([path, String(value)]);
  };
  flatten(body, '');
  return new URLSearchParams(pairs).toString();
}
