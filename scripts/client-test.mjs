// npm run test:clients: drives a running service through the generated clients.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Checks } from './checks.mjs';
import { generateClients } from './generate-clients.mjs';
import { startService } from './service-process.mjs';

const ADMIN_API_KEY = 'key-for-the-generated-clients-0123456789';

generateClients();
const compiled = join(import.meta.dirname, '..', 'test', 'clients', 'dist', 'build', 'drive.js');
/** @type {{ drive: (target: object, check: Checks['run']) => Promise<void> }} */
const { drive } = await import(pathToFileURL(compiled).href);
const checks = new Checks();
const service = await startService({ AUTH_MODE: 'required', ADMIN_API_KEY });
try {
  await drive({ origin: service.origin, token: ADMIN_API_KEY }, checks.run);
} finally {
  await service.stop();
}
checks.close();
