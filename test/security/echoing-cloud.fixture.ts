/** Stand-ins for Tencent that write whatever they know into whatever they answer. */
import type { ServerResponse } from 'node:http';
import { type Arrival, envelope, refuse, startStub, type Stub } from '../contract/tencent/stub-server.js';

type Trouble = (response: ServerResponse, secrets: string, call: Arrival) => unknown;

const answerWith = (response: ServerResponse, body: object): void => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
};

/** By name; each gets a credential of its own, so that one trouble does not close the circuit of the next. */
export const TROUBLES: Record<string, Trouble> = {
  'the message echoes': (response, secrets, { headers, body }) =>
    refuse(response, 'FailedOperation', `${secrets} ${JSON.stringify(headers)} ${body}`),
  'a refused signature echoes': (response, secrets) =>
    refuse(response, 'AuthFailure.SignatureFailure', `signed ${secrets} with ${encodeURIComponent(secrets)}`),
  'the code echoes': (response, secrets) => refuse(response, `InvalidParameter.${secrets}`, 'no'),
  'the code is Chinese and has line ends': (response, secrets) =>
    refuse(response, `错误\r\nSet-Cookie: a=${secrets}`, '密钥\r\n错误'),
  'the RequestId echoes': (response, secrets) =>
    answerWith(response, {
      Response: { Error: { Code: 'FailedOperation', Message: 'no' }, RequestId: secrets },
    }),
  'the RequestId of a success echoes': (response, secrets) =>
    answerWith(response, { Response: { RequestId: `${secrets}\r\nX-Evil: 错误` } }),
  'HTML echoes': (response, secrets) => response.end(`<html><body>${secrets}</body></html>`),
  'a 502 echoes': (response, secrets) =>
    response.writeHead(502, { 'X-Echo': encodeURI(secrets) }).end(secrets),
  'a redirect echoes': (response, secrets) =>
    response
      .writeHead(307, { Location: `http://127.0.0.1:9/?key=${encodeURIComponent(secrets)}` })
      .end(secrets),
  'JSON without an envelope echoes': (response, secrets) =>
    answerWith(response, { secrets, Response: [secrets] }),
  'a cut JSON echoes': (response, secrets) => response.end(envelope({ secrets }).slice(0, -5)),
  'the line is reset': (response) => response.socket?.resetAndDestroy(),
};

/** Tells the troubles apart by the number at the end of the SecretId that signed the call. */
export function startEchoingCloud(secretsOf: (trouble: number) => string): Promise<Stub> {
  const troubles = Object.values(TROUBLES);
  return startStub((call, response) => {
    const number = Number(/Credential=\S*?(\d{3})\//.exec(String(call.headers['authorization']))?.[1]);
    return troubles[number]!(response, secretsOf(number), call);
  });
}
