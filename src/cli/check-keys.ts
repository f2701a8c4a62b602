import type { INestApplicationContext } from '@nestjs/common';
import { KeyCheck } from '../encryption/key-check.js';

/**
 * Before a command seals anything. Throws KeyMismatchError, or UnknownPrimaryKeyError unless `newKey` says that no
 * service is running.
 */
export async function checkKeys(app: INestApplicationContext, newKey: boolean): Promise<void> {
  const keyCheck = app.get(KeyCheck);
  await (newKey ? keyCheck.verify() : keyCheck.verifyForCommand());
}
