import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';

interface Use {
  operationId: string;
  status: string;
  responses: Record<string, unknown>;
}

/**
 * Moves the responses that several routes have into the components. The one that most routes have is named after its
 * status, another one after the first route that has it as well.
 */
export function shareResponses(document: OpenAPIObject): void {
  const byStatus = new Map<string, Map<string, Use[]>>();
  for (const { post } of Object.values(document.paths)) {
    const responses = post!.responses as Record<string, unknown>;
    for (const [status, response] of Object.entries(responses)) {
      const variants = byStatus.get(status) ?? new Map<string, Use[]>();
      const text = JSON.stringify(response);
      variants.set(text, [
        ...(variants.get(text) ?? []),
        { operationId: post!.operationId!, status, responses },
      ]);
      byStatus.set(status, variants);
    }
  }
  const shared: Record<string, unknown> = {};
  for (const [status, variants] of byStatus) {
    const frequent = [...variants]
      .filter(([, uses]) => uses.length > 1)
      .sort(([, a], [, b]) => b.length - a.length);
    for (const [place, [text, uses]] of frequent.entries()) {
      const phrase = (STATUS_CODES[status] ?? status).replace(/[^A-Za-z]/g, '');
      const name = place === 0 ? phrase : `${capitalised(uses[0]!.operationId)}${phrase}`;
      shared[name] = JSON.parse(text);
      for (const { responses } of uses) responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  document.components!.responses = shared as NonNullable<typeof document.components>['responses'];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
