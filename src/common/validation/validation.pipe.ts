import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  type ValidationError,
  type ValidatorOptions,
  validateSync,
} from 'class-validator';
import { type FieldFault, fieldFault, invalidFields, MAX_FAULTS } from '../../errors/field-fault.js';
import { printable } from '../json/strict-json.js';
import { faultOfRule } from './field-rule.js';
import { isValid } from './is-valid.js';
import { nearMiss } from './near-miss.js';
import { objectFault } from './value-fault.js';

const RULES: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: true, value: false },
};

/** Makes the DTO of a body, or throws one 400 that names every faulty field. Values are never quoted. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type !== 'body' || !metadata.metatype || metadata.metatype === Object) return value;
    const known = knownFields(metadata.metatype, value);
    const dto = plainToInstance(metadata.metatype, known.fields) as object;
    const errors = isValid(dto) ? [] : validateSync(dto, RULES);
    const faults = [
      ...known.faults,
      ...lostFields(known.fields, dto, ''),
      ...errors.flatMap((error) => faultsIn(error, '')),
    ];
    if (faults.length === 0) faults.push(...crossFaults(dto));
    if (faults.length === 0) return dto;
    throw invalidFields(faults);
  }
}

/**
 * A DTO whose fields depend on each other. These rules run here and not in a service, so that they come before the
 * check of the tenant; otherwise the order of two errors would show whether a tenant exists.
 */
export interface CrossChecked {
  faults(): FieldFault[];
}

/** For `faults()` of a change that changes none of these fields. */
export const nothingToChange = (fields: readonly string[]): FieldFault =>
  fieldFault(
    fields[0]!,
    'required',
    `nothing to change; send at least one of ${fields.join(', ')}`,
    `没有要修改的内容，请至少填写${fields.join('、')}中的一个`,
  );

function crossFaults(dto: object): FieldFault[] {
  return 'faults' in dto && typeof dto.faults === 'function' ? (dto as CrossChecked).faults() : [];
}

const namesOfClass = new WeakMap<object, Set<string>>();

/** The fields that have a rule. */
function namesOf(metatype: Type): Set<string> {
  let names = namesOfClass.get(metatype);
  if (!names) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
    namesOfClass.set(metatype, (names = new Set(rules.map(({ propertyName }) => propertyName))));
  }
  return names;
}

/**
 * Splits a body before anything is made of it: class-transformer would copy unknown fields with all that is in
 * them. What is no object it refuses itself.
 */
function knownFields(metatype: Type, body: unknown): { fields: unknown; faults: FieldFault[] } {
  if (!isObject(body) || Array.isArray(body)) return { fields: body, faults: [] };
  const names = namesOf(metatype);
  const faults: FieldFault[] = [];
  const fields: Record<string, unknown> = {};
  for (const key of Object.keys(body))
    if (names.has(key)) fields[key] = body[key];
    else if (faults.length < MAX_FAULTS) faults.push(unknownField('', key, names));
  return { fields, faults };
}

/** Fields whose names every object has, such as `toString`: class-transformer drops them silently. */
function lostFields(body: unknown, dto: unknown, path: string): FieldFault[] {
  if (!isObject(body) || !isObject(dto)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    if (!Object.hasOwn(dto, key)) return [unknownField(path, key, [])];
    return isObject(value) ? lostFields(value, dto[key], `${path}${printable(key)}.`) : [];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The faults of a field and of those in it. */
function faultsIn(error: ValidationError, path: string): FieldFault[] {
  const name = `${path}${printable(error.property)}`;
  const inside = (error.children ?? []).flatMap((child) => faultsIn(child, `${name}.`));
  if (!error.constraints) return inside;
  if ('whitelistValidation' in error.constraints)
    return [unknownField(path, error.property, namesOf(error.target!.constructor as Type))];
  // What `rule` does not explain is that a nested value is no object.
  const own = faultOfRule(error.constraints) ?? objectFault(error.constraints);
  return [{ field: name, ...own }, ...inside];
}

function unknownField(path: string, key: string, names: Iterable<string>): FieldFault {
  const meant = nearMiss(key, [...names]);
  return fieldFault(
    `${path}${printable(key)}`,
    'unknown',
    meant ? `unknown field; did you mean ${meant}?` : 'unknown field',
    meant ? `未知字段，是否应为${meant}？` : '未知字段',
  );
}
