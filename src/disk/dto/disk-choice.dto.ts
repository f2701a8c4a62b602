import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { DiskId, DiskIds } from './disk-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';

/** The tables of the portal's document have `DiskIds`, its examples `DiskId`. Either is accepted, not both. */
export interface DiskChoice {
  DiskId?: string;
  DiskIds?: string[];
}

/** Each id once, in the given order. */
export const diskIdsOf = (choice: DiskChoice): string[] => [
  ...new Set(choice.DiskId === undefined ? (choice.DiskIds ?? []) : [choice.DiskId]),
];

export function diskChoiceFaults(choice: DiskChoice, required: boolean): string[] {
  if (choice.DiskId !== undefined && choice.DiskIds !== undefined)
    return ['DiskId, DiskIds: send one of them, not both'];
  if (required && choice.DiskId === undefined && choice.DiskIds === undefined)
    return ['DiskId, DiskIds: one of them is required'];
  return [];
}

/** A request that must name disks. */
export class ChosenDisksDto extends ScopeDto implements DiskChoice, CrossChecked {
  @DiskId()
  DiskId?: string;

  @DiskIds()
  DiskIds?: string[];

  faults(): string[] {
    return diskChoiceFaults(this, true);
  }
}
