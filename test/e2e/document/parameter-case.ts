import type { Service } from '../service.fixture.js';

/** Shows what one parameter does: to the calls that reach the cloud, or to the reply. */
export type ParameterCase = (service: Service) => Promise<void>;
