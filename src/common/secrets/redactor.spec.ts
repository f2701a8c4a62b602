import { beforeEach, describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { Redactor } from './redactor.js';

const KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';

describe(Redactor.name, () => {
  let redactor: Redactor;
  beforeEach(() => {
    redactor = new Redactor();
  });

  it('blanks the secrets of the configuration for good, everywhere in a text', () => {
    redactor.keep(KEY, undefined, '');
    expect(redactor.redact(`a ${KEY} b${KEY}c`)).toBe('a [redacted] b[redacted]c');
    redactor.release(aRequestContext());
    expect(redactor.redact(KEY)).toBe('[redacted]');
  });

  it('blanks the secrets of an account until its request ends', () => {
    const context = aRequestContext();
    redactor.hold(context, KEY, undefined);
    expect(redactor.redact(`key=${KEY}`)).toBe('key=[redacted]');
    redactor.release(context);
    expect(redactor.redact(`key=${KEY}`)).toBe(`key=${KEY}`);
    expect(JSON.stringify(context)).not.toContain(KEY);
  });

  it('holds nothing for a request that has ended', () => {
    const context = aRequestContext();
    redactor.release(context);
    redactor.hold(context, KEY);
    expect(redactor.redact(`key=${KEY}`)).toBe(`key=${KEY}`);
  });

  it('blanks a secret that several requests hold until the last of them ends', () => {
    const [first, second] = [aRequestContext(), aRequestContext()];
    for (const context of [first, first, second]) redactor.hold(context, KEY);
    redactor.release(first);
    expect(redactor.redact(KEY)).toBe('[redacted]');
    redactor.release(first);
    expect(redactor.redact(KEY)).toBe('[redacted]');
    redactor.release(second);
    expect(redactor.redact(KEY)).toBe(KEY);
  });

  it('searches for a secret as plain text, not as a regular expression', () => {
    redactor.keep('a.c*$&(x)[', '$1$2$3$4$5');
    expect(redactor.redact('a.c*$&(x)[ abc $1$2$3$4$5')).toBe('[redacted] abc [redacted]');
  });

  it('leaves ordinary words alone, however they were kept', () => {
    redactor.keep('disk', 'postgre');
    expect(redactor.redact('a disk of postgre')).toBe('a disk of postgre');
  });

  it.each([
    ['id AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE.', 'id AKID[redacted].'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['authorization: bearer "x"', 'authorization: bearer "x"'],
    ['token tdk_0123456789abcdef', 'token tdk_[redacted]'],
    ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', 'jwt [redacted]'],
    ['Signature=0123456789abcdef0123', 'Signature=[redacted]'],
    ['postgres://disk:secret@db:5432/disk', 'postgres://disk:[redacted]@db:5432/disk'],
    ['nothing here: disk-giys4n0i ins-gkfro58u', 'nothing here: disk-giys4n0i ins-gkfro58u'],
  ])('knows by its shape what is secret in %j', (text, clean) => expect(redactor.redact(text)).toBe(clean));
});
