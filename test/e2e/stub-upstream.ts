import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came; nothing of it is checked. */
export interface StubCall {
  action: string;
  region: string;
  host: string;
  params: Record<string, unknown>;
}

export interface StubUpstream {
  origin: string;
  /** Oldest first. */
  calls: StubCall[];
  close(): Promise<void>;
}

/** A cloud that answers whatever the test wants to see, for what the sandbox does not show by itself. */
export async function startStubUpstream(
  answer: (call: StubCall) => object | Promise<object>,
): Promise<StubUpstream> {
  const calls: StubCall[] = [];
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    calls.push(call);
    const Response = { RequestId: '00000000-0000-4000-8000-000000000000', ...(await answer(call)) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ Response }));
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readCall(request: IncomingMessage): Promise<StubCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const header = (name: string) => String(request.headers[name] ?? '');
  return {
    action: header('x-tc-action'),
    region: header('x-tc-region'),
    host: header('host'),
    params: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
  };
}
