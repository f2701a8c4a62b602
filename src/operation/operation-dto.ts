import type { OperationRecord } from '../audit/operation-records.js';
import { idOfRef } from '../common/resource/resource-ref.js';
import { toBeijing } from '../common/time/beijing-time.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import type { Language } from '../errors/words.js';
import type { OperationDto, OperationResourceDto } from './dto/operation.dto.js';
import type { MemberState, OperationState } from './operation-state.js';

export const toOperationDto = (
  record: OperationRecord,
  { state, percent, endedAt, members }: OperationState,
  language: Language,
): OperationDto => ({
  OperationId: record.operationId,
  Action: record.action,
  State: state,
  Percent: percent,
  StartTime: toBeijing(record.startedAt.getTime()),
  EndTime: endedAt === undefined ? null : toBeijing(endedAt),
  Resources: members.map((member) => toResourceDto(member, language)),
});

function toResourceDto(member: MemberState, language: Language): OperationResourceDto {
  const { ref, state, percent, code, desc } = member;
  const row = code && ERROR_CODES[code];
  return {
    Type: ref.slice(0, ref.indexOf(':')),
    Id: idOfRef(ref),
    State: state,
    Percent: percent,
    scode: row?.scode ?? 0,
    message: row?.message ?? 'success',
    message_cn: row?.message_cn ?? '成功',
    desc: desc?.[language] ?? '',
  };
}
