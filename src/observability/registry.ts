import { collectDefaultMetrics, register, Registry } from 'prom-client';

/**
 * The metrics of one application, so that a second one in the same process (tests) counts for itself. Those of
 * the process, which only watchers of their own can tell, are made once and stand in every registry.
 */
export function makeRegistry(): Registry {
  // Nothing else uses the library's own registry.
  if (register.getMetricsAsArray().length === 0) collectDefaultMetrics();
  return Registry.merge([register]);
}
