import { collectDefaultMetrics, register, Registry } from 'prom-client';

/**
 * The metrics of one application, so that a second one in the same process (in tests) has its own. The default
 * metrics describe the process and start observers of their own: they are made once and are in every registry.
 */
export function makeRegistry(): Registry {
  // Nothing else uses the library's own registry.
  if (register.getMetricsAsArray().length === 0) collectDefaultMetrics();
  return Registry.merge([register]);
}
