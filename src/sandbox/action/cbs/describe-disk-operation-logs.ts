import { fromBeijingTime } from '../../cloud/time.js';
import { refusal } from '../../error/api-error.js';
import { actionOffline, tooManyValues, wrongValue } from '../../error/gateway-errors.js';
import { required, string } from '../../parameter/spec.js';
import { type Action, defineAction } from '../action.js';
import { filters, MAX_ID_FILTER_VALUES } from './filters.js';

/** Tencent withdrew this action on 2023-07-24. What it answers now is not known, so `mode` chooses. */
export const describeDiskOperationLogs = (mode: 'answer' | 'offline'): Action =>
  defineAction({
    name: 'DescribeDiskOperationLogs',
    ratePerSecond: 1,
    parameters: {
      Filters: required(filters()),
      BeginTime: string(),
      EndTime: string(),
    },
    run({ account, region, params }) {
      if (mode === 'offline') throw actionOffline('DescribeDiskOperationLogs');
      const wrong = params.Filters.findIndex(({ Name }) => Name !== 'disk-id');
      if (wrong >= 0) throw wrongValue(`Filters.${wrong}.Name`, params.Filters[wrong]?.Name);
      const ids = new Set(params.Filters.flatMap(({ Values }) => Values));
      if (ids.size > MAX_ID_FILTER_VALUES) throw tooManyValues('Filters.0.Values', MAX_ID_FILTER_VALUES);
      for (const id of ids) {
        if ((account.disks.get(id) ?? account.deletedDisks.get(id))?.region !== region) {
          throw refusal('InvalidDiskId.NotFound', `DiskId: ${id}, disk not found`);
        }
      }
      const from = bound('BeginTime', params.BeginTime, '');
      const to = bound('EndTime', params.EndTime, '9999');
      if (from > to) throw wrongValue('BeginTime', from);
      return {
        DiskOperationLogSet: account.operations
          .newestFirst()
          .filter((row) => ids.has(row.DiskId) && row.StartTime >= from && row.StartTime <= to),
      };
    },
  });

/** Times of this format can be compared as text. */
function bound(name: string, given: string | undefined, otherwise: string): string {
  if (given === undefined) return otherwise;
  if (fromBeijingTime(given) === undefined) throw wrongValue(name, given);
  return given;
}
