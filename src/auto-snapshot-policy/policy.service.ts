import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import type { Done } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { PolicyContent } from '../tencent/snapshot-policy/snapshot-policy-verdicts.js';
import { POLICY_REF } from '../tencent/snapshot-policy/snapshot-policy-writer.js';
import { SnapshotPolicyProvider } from '../tencent/snapshot-policy/snapshot-policy.provider.js';
import type { CreatedPolicyDto } from './dto/policy-replies.dto.js';
import {
  type CreatePolicyDto,
  type DeletePoliciesDto,
  policyIdsOf,
  type UpdatePolicyDto,
} from './dto/write-policy.dto.js';

/** The rules of changing automatic snapshot policies. Each change is recorded in the trail before anything is sent. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly policies: SnapshotPolicyProvider,
  ) {}

  create(scope: Scope, dto: CreatePolicyDto): Promise<Answer<CreatedPolicyDto>> {
    const { Policy, AutoSnapshotPolicyName, DryRun } = dto;
    const content = { ...contentOf(dto), Policy, AutoSnapshotPolicyName };
    const intent = { request: defined({ ...content, DryRun }) };
    return this.sessions.write(scope, intent, async (session) => {
      const { reply, settled } = await this.policies.create(session, { ...content, DryRun });
      return { reply: reply.then(createdAnswer), settled };
    });
  }

  update(scope: Scope, dto: UpdatePolicyDto): Promise<Answer<Done>> {
    const [id] = policyIdsOf(dto);
    const content = contentOf(dto);
    const intent = { resources: refsOf(POLICY_REF, [id!]), request: defined(content) };
    return this.sessions.write(scope, intent, async (session) =>
      answered(await this.policies.update(session, id!, content)),
    );
  }

  delete(scope: Scope, dto: DeletePoliciesDto): Promise<Answer<Done>> {
    const ids = policyIdsOf(dto);
    return this.sessions.write(scope, { resources: refsOf(POLICY_REF, ids) }, async (session) =>
      answered(await this.policies.delete(session, ids)),
    );
  }
}

type Content = Pick<
  UpdatePolicyDto,
  'Policy' | 'AutoSnapshotPolicyName' | 'IsActivated' | 'IsPermanent' | 'RetentionDays'
>;

/** Tencent refuses days of retention for snapshots that are kept for ever. */
const contentOf = (dto: Content): PolicyContent => ({
  Policy: dto.Policy,
  AutoSnapshotPolicyName: dto.AutoSnapshotPolicyName,
  IsActivated: dto.IsActivated,
  IsPermanent: dto.IsPermanent,
  RetentionDays: dto.IsPermanent === true ? undefined : dto.RetentionDays,
});

const createdAnswer = ({
  id,
  nextTriggerTime,
}: {
  id: string;
  nextTriggerTime: string;
}): Answer<CreatedPolicyDto> =>
  new Answer({ AutoSnapshotPolicyId: id, NextTriggerTime: nextTriggerTime }, '');

const answered = ({ reply, settled }: Write<unknown>): Write<Answer<Done>> => ({
  reply: reply.then(() => new Answer({}, '')),
  settled,
});
