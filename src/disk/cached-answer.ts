import { Answer } from '../common/envelope/envelope.js';
import type { Found } from '../tencent/client/lookup/lookups.js';

/** What was looked up, with the time for which it is good. It is the caller's alone, so no shared cache may keep it. */
export const cachedAnswer = <T>(
  data: T,
  { maxAgeSeconds }: Pick<Found<unknown>, 'maxAgeSeconds'>,
): Answer<T> => new Answer(data, '', { 'Cache-Control': `private, max-age=${maxAgeSeconds}` });
