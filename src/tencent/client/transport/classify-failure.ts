import { errors } from 'undici';
import { TransportFailure, type FailureReason } from './transport-failure.js';

/** How far an exchange was when it failed. */
export interface ExchangePhase {
  /** The request was handed to a socket. */
  started: boolean;
  /** The head of the reply was read. */
  headSeen: boolean;
}

const BEFORE_SENDING: Record<string, FailureReason> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EHOSTUNREACH: 'network',
  ENETUNREACH: 'network',
  EADDRNOTAVAIL: 'network',
  EMFILE: 'network',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'connect-timeout',
  UND_ERR_ABORTED: 'proxy',
  UND_ERR_PRX_TLS: 'tls',
  UND_ERR_INVALID_ARG: 'not-sendable',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'not-sendable',
  UND_ERR_CLOSED: 'closing',
  UND_ERR_DESTROYED: 'closing',
  ECONNRESET: 'tls',
  EPROTO: 'tls',
};

/**
 * Classifies an error of the HTTP client. The kind depends on whether the request had started: undici reports a
 * start exactly when it writes a request to a connected socket, and never writes a request that has failed before.
 */
export function classifyFailure(error: unknown, phase: ExchangePhase): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const code = errorCode(error);
  if (!phase.started) {
    const reason = BEFORE_SENDING[code] ?? (/TLS|SSL|CERT|SIGNED|CRL|CA_/.test(code) ? 'tls' : 'network');
    return new TransportFailure('never-sent', reason, undefined, code || undefined);
  }
  const reason =
    error instanceof errors.HTTPParserError ? 'not-http' : phase.headSeen ? 'truncated' : 'reset';
  return new TransportFailure('outcome-unknown', reason, undefined, code || undefined);
}

/** The code of an error, or of the first error inside an AggregateError (several addresses were tried). */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error)) return errorCode(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
