import { expect } from 'vitest';
import { fromBeijing } from '../../../src/common/time/beijing-time.js';
import { DISK, SCOPE } from '../service.fixture.js';
import { dataOf, onlyCall } from '../upstream.js';
import type { ParameterCase } from './parameter-case.js';

const DAY = { BeginTime: '2021-08-27 00:00:00', EndTime: '2021-08-27 23:59:59' };

interface LogRow {
  Operation: string;
  StartTime: string;
  OperationState: string;
}

/** Asks for the day of the portal's document, which has five events, with these fields. */
const onThatDay =
  (fields: object, check: (rows: LogRow[], total: number) => void): ParameterCase =>
  async (service) => {
    const data = await dataOf(service, 'logs/list', { ...SCOPE, DiskId: DISK, ...DAY, ...fields });
    check(data.List, data.TotalCount);
  };

const window =
  (field: 'BeginTime' | 'EndTime', time: string, rows: number): ParameterCase =>
  async (service) => {
    await onThatDay({ [field]: time }, (list) => expect(list).toHaveLength(rows))(service);
    const name = field === 'BeginTime' ? 'StartTime' : 'EndTime';
    expect(onlyCall(service, 'LookUpEvents').Params[name]).toBe(fromBeijing(time) / 1000);
  };

export const LOG_CASES: Record<string, ParameterCase> = {
  'logs/list Filters': async (service) => {
    const filters = (...Values: string[]) => ({ Filters: [{ Name: 'disk-id', Values }] });
    await onThatDay(filters(DISK), (rows) => expect(rows).toHaveLength(5))(service);
    await onThatDay(filters('disk-aaaaaaaa'), (rows) => expect(rows).toEqual([]))(service);
  },
  'logs/list BeginTime': window('BeginTime', '2021-08-27 18:00:00', 2),
  'logs/list EndTime': window('EndTime', '2021-08-27 18:00:00', 3),
  'logs/list DiskId': async (service) => {
    await onThatDay({ DiskId: 'disk-aaaaaaaa' }, (rows) => expect(rows).toEqual([]))(service);
    expect(onlyCall(service, 'LookUpEvents').Params['LookupAttributes']).toEqual([
      { AttributeKey: 'ResourceName', AttributeValue: 'disk-aaaaaaaa' },
    ]);
  },
  'logs/list Fuzzy': onThatDay({ Fuzzy: 'attach' }, (rows, total) => {
    expect(total).toBe(2);
    expect(rows.map((row) => row.Operation)).toEqual(['CBS_OPERATION_ATTACH', 'CBS_OPERATION_ATTACH']);
  }),
  'logs/list PageNum': onThatDay({ PageNum: 2, PageSize: 2 }, (rows, total) => {
    expect(total).toBe(5);
    expect(rows.map((row) => row.StartTime)).toEqual(['2021-08-27 17:40:15']);
  }),
  'logs/list PageSize': onThatDay({ PageSize: 2 }, (rows, total) => {
    expect(total).toBe(5);
    expect(rows.map((row) => row.StartTime)).toEqual(['2021-08-27 18:11:40', '2021-08-27 18:03:27']);
  }),
};
