import { DAY_MS } from '../../cloud/time.js';
import { gatewayError } from '../../error/api-error.js';
import { required, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { eventReply } from './event-reply.js';
import { lookupAttributes, matchingEntries, MAX_RESULTS, pageOf, positionOf } from './event-search.js';

/** The documented sample. It is above 2^53, where a double holds even numbers only, so all tokens here are even. */
const TOKEN_BASE = 16805138109322956;

export const describeEvents = defineAction({
  name: 'DescribeEvents',
  region: 'optional',
  parameters: {
    StartTime: required(uint()),
    EndTime: required(uint()),
    NextToken: uint(),
    MaxResults: uint(),
    LookupAttributes: lookupAttributes(),
    IsReturnLocation: uint(1),
  },
  run({ account, params, nowMs }) {
    const { StartTime, EndTime, MaxResults = MAX_RESULTS } = params;
    const tooOld = StartTime * 1000 < nowMs - 90 * DAY_MS;
    if (StartTime > EndTime || tooOld) {
      throw gatewayError('InvalidParameter', '时间参数错误。', 'The time range is not valid.');
    }
    if ((EndTime - StartTime) * 1000 >= 30 * DAY_MS || MaxResults < 1 || MaxResults > MAX_RESULTS) {
      throw gatewayError(
        'LimitExceeded.OverAmount',
        '超过数量限制。',
        'The time range or MaxResults exceeds its limit.',
      );
    }
    const entries = matchingEntries(account, params);
    const position = positionOf(params.NextToken, TOKEN_BASE, entries.length);
    const { page, next, over } = pageOf(entries, position, MaxResults);
    return {
      Events: page.map((entry) => eventReply(account, entry, String(Math.floor(entry.atMs / 1000)))),
      ListOver: over,
      NextToken: over ? 0 : TOKEN_BASE + next * 2,
      TotalCount: entries.length,
    };
  },
});
