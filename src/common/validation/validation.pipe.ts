import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, type ValidatorOptions, validateSync } from 'class-validator';
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
    const dto = plainToInstance(metadata.metatype, value) as object;
    const errors = validateSync(dto, RULES);
    const faults = [...lostFields(value, dto, ''), ...errors.flatMap((error) => describe(error, ''))];
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
