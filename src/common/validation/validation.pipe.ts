import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  type ValidationError,
  type ValidatorOptions,
  validateSync,
} from 'class-validator';
import { AppError } from '../../errors/app.error.js';
import { printable } from '../json/strict-json.js';

/** Faults that one reply names at most. */
const MAX_FAULTS = 10;
const RULES: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};

/** Makes the DTO of a body, or throws one 400 that names every faulty field. Values are never quoted. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type !== 'body' || !metadata.metatype || metadata.metatype === Object) return value;
    const known = knownFields(metadata.metatype, value);
    const dto = plainToInstance(metadata.metatype, known.fields) as object;
    const errors = validateSync(dto, RULES);
    const faults = [
      ...known.faults,
      ...lostFields(known.fields, dto, ''),
      ...errors.flatMap((error) => describe(error, '')),
    ];
    if (faults.length === 0) faults.push(...crossFaults(dto));
    if (faults.length === 0) return dto;
    throw new AppError('INVALID_PARAMETER', faults.slice(0, MAX_FAULTS).join('; '));
  }
}

/**
 * A DTO whose fields depend on each other. These rules run here and not in a service, so that they come before the
 * check of the tenant; otherwise the order of two errors would show whether a tenant exists.
 */
export interface CrossChecked {
  /** One text a fault; it begins with the name of the field. */
  faults(): string[];
}

function crossFaults(dto: object): string[] {
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
function knownFields(metatype: Type, body: unknown): { fields: unknown; faults: string[] } {
  if (!isObject(body) || Array.isArray(body)) return { fields: body, faults: [] };
  const names = namesOf(metatype);
  const faults: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const key of Object.keys(body))
    if (names.has(key)) fields[key] = body[key];
    else if (faults.length < MAX_FAULTS) faults.push(`${printable(key)}: unknown field`);
  return { fields, faults };
}

/** Fields whose names every object has, such as `toString`: class-transformer drops them silently. */
function lostFields(body: unknown, dto: unknown, path: string): string[] {
  if (!isObject(body) || !isObject(dto)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const name = `${path}${printable(key)}`;
    if (!Object.hasOwn(dto, key)) return [`${name}: unknown field`];
    return lostFields(value, dto[key], `${name}.`);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function describe(error: ValidationError, path: string): string[] {
  const name = `${path}${printable(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
    constraint === 'whitelistValidation' ? `${name}: unknown field` : `${name}: ${message}`,
  );
  return [...own, ...(error.children ?? []).flatMap((child) => describe(child, `${name}.`))];
}
