import { describe, expect, it } from 'vitest';
import { tablesOf } from './tables.js';

describe(tablesOf.name, () => {
  it('aligns columns by the width that a terminal gives to Chinese characters', () => {
    const List = [
      { Name: '门户', Role: 'reader' },
      { Name: 'four', Role: 'admin' },
    ];
    expect(tablesOf({ List }, {})).toBe('Name  Role\n门户  reader\nfour  admin\n');
  });

  it('shows fields, then each list under its name, with the columns that are asked for', () => {
    const rows = [{ A: 1, B: null, C: 'left out' }];
    expect(tablesOf({ Count: 1, Rows: rows, None: [] }, { Rows: ['A', 'B'] })).toBe(
      'Count  1\nNone   -\n\nRows\nA  B\n1  -\n',
    );
  });

  it('says that a command without a result is done', () => {
    expect(tablesOf({}, {})).toBe('done\n');
  });

  it('shortens lists of ids', () => {
    const ids = Array.from({ length: 7 }, (_, i) => `disk-${i}`);
    expect(tablesOf({ DiskIds: ids }, {})).toBe('DiskIds  disk-0, disk-1, disk-2, disk-3, and 3 more\n');
  });

  it('writes out what would change the terminal', () => {
    const Description = 'a\u001b[31mb\u009b2J\u202ec\nd';
    expect(tablesOf({ Description }, {})).toBe('Description  a\\u001b[31mb\\u009b2J\\u202ec\\u000ad\n');
  });
});
