import { AppConfig } from '../../src/config/app-config.js';
import { readEnvironment } from '../../src/config/environment.js';

/** The defaults of the service, on a free port, without log lines and without tokens. */
export const aConfig = (overrides: Partial<AppConfig> = {}): AppConfig =>
  new AppConfig({ ...readEnvironment({ AUTH_MODE: 'none' }), port: 0, logLevel: 'silent', ...overrides });
