import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISK_MISTAKES } from './mistakes/disk-mistakes.js';
import type { Mistake } from './mistakes/mistake.js';
import { EDGE_MISTAKES, PAGE_MISTAKES } from './mistakes/other-mistakes.js';
import { rawRequest } from './raw-request.js';
import { type Reply, type Service, startService } from './service.fixture.js';

const MISTAKES = [...DISK_MISTAKES, ...PAGE_MISTAKES, ...EDGE_MISTAKES];

describe('a typical mistake', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  async function send({ path, body = '', request = {} }: Mistake, language: string) {
    const url = path.startsWith('/') ? path : `/v1/tencent/${path}`;
    const reply = await rawRequest(`${service.origin}${url}`, {
      ...request,
      headers: { 'accept-language': language, ...request.headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { ...reply, body: JSON.parse(reply.text) as Reply['body'] };
  }

  it('is one of forty and more', () => {
    expect(MISTAKES.length).toBeGreaterThan(40);
    expect(new Set(MISTAKES.map(({ title }) => title)).size).toBe(MISTAKES.length);
  });

  it.each(MISTAKES)('is answered with what to do next: $title', async (mistake) => {
    const { status, scode, en, zh, fields } = mistake;
    service.sandbox.clearCalls();
    const [english, chinese] = [await send(mistake, 'en'), await send(mistake, 'zh-CN,zh;q=0.9')];
    expect({ en: english.body.desc, zh: chinese.body.desc }).toEqual({ en, zh });
    for (const reply of [english, chinese]) {
      expect([reply.status, reply.body.scode]).toEqual([status, scode]);
      const rows = reply.body.data?.Fields as Record<string, string>[] | undefined;
      expect(rows?.map(({ Field, Rule }) => [Field, Rule])).toEqual(fields);
      if (!rows) continue;
      expect(rows.map(({ Field, Message }) => `${Field}: ${Message}`).join('; ')).toBe(en);
      expect(rows.map(({ Field, MessageCn }) => `${Field}：${MessageCn}`).join('；')).toBe(zh);
    }
    const writes = service.sandbox.calls().filter(({ Action }) => !/^Describe|^LookUp/.test(Action));
    expect(writes).toEqual([]);
  });
});
