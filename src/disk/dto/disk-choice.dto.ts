import type { FieldFault } from '../../errors/field-fault.js';
import { type IdChoice, idFaults, idsOf } from '../../common/resource/id-choice.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { DiskId, DiskIds } from '../../common/resource/id-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';

export type DiskChoice = IdChoice<'DiskId'>;

export const diskIdsOf = (choice: DiskChoice): string[] => idsOf(choice, 'DiskId');

export const diskFaults = (choice: DiskChoice, required: boolean): FieldFault[] =>
  idFaults(choice, 'DiskId', required);

/** A request that must name disks. */
export class ChosenDisksDto extends ScopeDto implements DiskChoice, CrossChecked {
  @DiskId()
  DiskId?: string;

  @DiskIds()
  DiskIds?: string[];

  faults(): FieldFault[] {
    return diskFaults(this, true);
  }
}
