import { serve } from './app.serve.js';
import { EnvironmentError, readEnvironment } from './config/environment.js';

try {
  await serve(readEnvironment());
} catch (error) {
  // Faults of the configuration have no stack worth reading; the logger may not exist yet.
  const text = error instanceof EnvironmentError ? error.message : String((error as Error)?.message ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
