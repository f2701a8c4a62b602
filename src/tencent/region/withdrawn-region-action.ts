import { AppError } from '../../errors/app.error.js';

/** Tencent says that cvm no longer maintains its actions for regions and zones; these codes mean that one was withdrawn. */
const WITHDRAWN = new Set([
  'ActionOffline',
  'InvalidAction',
  'NoSuchVersion',
  'NoSuchProduct',
  'UnsupportedOperation',
]);

/** The answer of the older action, or of its successor where the older one is withdrawn. */
export async function orSince<A, B>(older: Promise<A>, successor: () => Promise<B>): Promise<A | B> {
  try {
    return await older;
  } catch (error) {
    if (error instanceof AppError && error.upstream && WITHDRAWN.has(error.upstream.code)) return successor();
    throw error;
  }
}
