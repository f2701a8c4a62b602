import {
  getMetadataStorage,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';

type Metadata = ReturnType<Storage['getTargetValidationMetadatas']>[number];
type Storage = ReturnType<typeof getMetadataStorage>;

interface Rule {
  metadata: Metadata;
  constraint: ValidatorConstraintInterface;
}

interface FieldRules {
  name: string;
  /** Of `IsOptional` and `ValidateIf`: whether the field is checked at all. */
  conditions: ((dto: object, value: unknown) => boolean)[];
  rules: Rule[];
  isNested: boolean;
}

interface ClassRules {
  names: ReadonlySet<string>;
  fields: FieldRules[];
}

const TYPES = new Set([
  'whitelistValidation',
  'customValidation',
  'conditionalValidation',
  'nestedValidation',
]);

/** Undefined: class-validator itself has to look. */
const rulesOfClass = new WeakMap<object, ClassRules | undefined>();

/**
 * Whether a DTO keeps all its rules. class-validator makes an error object for each field of each body and then drops
 * those without an error, which is most of the time of a check; so it is asked only for the errors of a DTO that is not
 * valid here. False also where this does not know.
 */
export function isValid(dto: object): boolean {
  const rules = rulesOf(dto.constructor);
  if (!rules) return false;
  for (const name of Object.keys(dto)) if (!rules.names.has(name)) return false;
  return rules.fields.every((field) => holds(field, dto, (dto as Record<string, unknown>)[field.name]));
}

function holds({ conditions, rules, isNested }: FieldRules, dto: object, value: unknown): boolean {
  if (!conditions.every((condition) => condition(dto, value))) return true;
  return (
    rules.every((rule) => keeps(rule, dto, value)) &&
    (!isNested || value === undefined || isNestedValid(value))
  );
}

function keeps({ metadata, constraint }: Rule, object: object, value: unknown): boolean {
  const { propertyName: property, constraints } = metadata;
  const fault: ValidationArguments = {
    targetName: object.constructor.name,
    property,
    object,
    value,
    constraints,
  };
  return constraint.validate(value, fault) === true;
}

const isNestedValid = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isObjectValid) : isObjectValid(value);

const isObjectValid = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isValid(value);

function rulesOf(target: object): ClassRules | undefined {
  if (!rulesOfClass.has(target)) rulesOfClass.set(target, readRules(target));
  return rulesOfClass.get(target);
}

function readRules(target: object): ClassRules | undefined {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(target as never, '', false, false);
  if (all.length === 0 || all.some(isUnknown)) return undefined;
  const fields = Object.entries(storage.groupByPropertyName(all)).map(([name, metadatas]) =>
    fieldRules(name, metadatas),
  );
  return { names: new Set(fields.map(({ name }) => name)), fields };
}

const isUnknown = ({ type, each, validateIf, groups }: Metadata): boolean =>
  !TYPES.has(type) ||
  (each && type === 'customValidation') ||
  validateIf !== undefined ||
  (groups ?? []).length > 0;

function fieldRules(name: string, metadatas: Metadata[]): FieldRules {
  const of = (type: string) => metadatas.filter((metadata) => metadata.type === type);
  return {
    name,
    conditions: of('conditionalValidation').map(({ constraints }) => constraints[0]),
    rules: of('customValidation').flatMap((metadata) =>
      getMetadataStorage()
        .getTargetValidatorConstraints(metadata.constraintCls)
        .map(({ instance }) => ({ metadata, constraint: instance })),
    ),
    isNested: of('nestedValidation').length > 0,
  };
}
