import type { Response } from 'express';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from './drain.js';

const aResponse = (headersSent = false) => {
  const setHeader = vi.fn();
  return { setHeader, response: { headersSent, setHeader } as unknown as Response };
};

describe(Drain.name, () => {
  let drain: Drain;
  beforeEach(() => {
    drain = new Drain();
  });

  it('ends the connections of replies that are open when it begins, and of later ones', () => {
    const open = aResponse();
    const later = aResponse();
    drain.entered(open.response, vi.fn());
    expect(open.setHeader).not.toHaveBeenCalled();
    drain.begin();
    drain.entered(later.response, vi.fn());
    expect(open.setHeader).toHaveBeenCalledExactlyOnceWith('Connection', 'close');
    expect(later.setHeader).toHaveBeenCalledExactlyOnceWith('Connection', 'close');
  });

  it('leaves a reply alone whose headers are sent', () => {
    const sent = aResponse(true);
    drain.entered(sent.response, vi.fn());
    drain.begin();
    expect(sent.setHeader).not.toHaveBeenCalled();
  });

  it('stops the requests that are in flight, and no others', () => {
    const [stays, leaves] = [aResponse(), aResponse()];
    const [stop, stopOfTheOther] = [vi.fn(), vi.fn()];
    drain.entered(stays.response, stop);
    const leave = drain.entered(leaves.response, stopOfTheOther);
    leave();
    expect(drain.inFlight).toBe(1);
    drain.stopAll();
    expect(stop).toHaveBeenCalledOnce();
    expect(stopOfTheOther).not.toHaveBeenCalled();
  });
});
