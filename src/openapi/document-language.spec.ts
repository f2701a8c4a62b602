import { describe, expect, it } from 'vitest';
import { documentIn, textIn } from './document-language.js';

describe(textIn.name, () => {
  it.each([
    ['Name of the disk / 云硬盘名称', 'Name of the disk', '云硬盘名称'],
    ['Read / write, GiB / 读 / 写', 'Read / write, GiB', '读 / 写'],
    ['Name / 名称\nSize / 大小', 'Name\nSize', '名称\n大小'],
    ['Of both.\nStill.\n\n两种。\n仍然。', 'Of both.\nStill.', '两种。\n仍然。'],
    ['the same', 'the same', 'the same'],
    ['只有中文 / 一种', '只有中文 / 一种', '只有中文 / 一种'],
  ])('splits %j', (text, en, zh) => {
    expect([textIn('en', text), textIn('zh', text)]).toEqual([en, zh]);
  });
});

describe(documentIn.name, () => {
  it('leaves examples and words as they are', () => {
    const fields = {
      Name: { description: 'Name / 名称', example: { description: 'a / 名' }, enum: ['b / 名'] },
    };
    const document = { components: { schemas: { Disk: { properties: fields } } } } as never;
    expect(documentIn('zh', document)).toEqual({
      components: {
        schemas: { Disk: { properties: { Name: { ...fields.Name, description: '名称' } } } },
      },
    });
  });
});
