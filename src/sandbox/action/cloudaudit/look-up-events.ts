import { beijingTime, DAY_MS } from '../../cloud/time.js';
import { gatewayError } from '../../error/api-error.js';
import { required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { eventReply } from './event-reply.js';
import { lookupAttributes, matchingEntries, MAX_RESULTS, pageOf, positionOf } from './event-search.js';

const DEFAULT_RESULTS = 10;
const MAX_SPAN_SECONDS = (30 * DAY_MS) / 1000;

export const lookUpEvents = defineAction({
  name: 'LookUpEvents',
  region: 'optional',
  parameters: {
    StartTime: required(uint()),
    EndTime: required(uint()),
    LookupAttributes: lookupAttributes(),
    NextToken: string({ mayBeEmpty: true }),
    MaxResults: uint(),
    Mode: string({ oneOf: ['standard', 'quick'] }),
  },
  run({ account, params }) {
    const { StartTime, EndTime, MaxResults = DEFAULT_RESULTS } = params;
    if (StartTime > EndTime) {
      throw gatewayError(
        'InvalidParameter.Time',
        '开始时间不能大于结束时间。',
        'StartTime is after EndTime.',
      );
    }
    if (EndTime - StartTime > MAX_SPAN_SECONDS) {
      throw gatewayError(
        'LimitExceeded.OverTime',
        '超过最大查询时间范围。',
        'The time range exceeds 30 days.',
      );
    }
    if (MaxResults < 1 || MaxResults > MAX_RESULTS) {
      throw gatewayError(
        'InvalidParameterValue.MaxResult',
        '单次检索返回的最大条数超出范围。',
        'MaxResults is out of range [1,50].',
      );
    }
    const entries = matchingEntries(account, params);
    const { page, next, over } = pageOf(entries, positionOf(params.NextToken, 0, entries.length), MaxResults);
    return {
      Events: page.map((entry) => eventReply(account, entry, beijingTime(entry.atMs))),
      ListOver: over,
      NextToken: over ? '' : String(next * 2),
      TotalCount: entries.length,
    };
  },
});
