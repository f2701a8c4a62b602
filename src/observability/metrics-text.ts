import { Injectable } from '@nestjs/common';
import { Counter, type OpenMetricsContentType, Registry } from 'prom-client';
import { AppConfig } from '../config/app-config.js';

export interface MetricsText {
  contentType: string;
  text: string;
}

/** What `/metrics` answers. */
@Injectable()
export class MetricsWriter {
  constructor(
    private readonly config: AppConfig,
    private readonly registry: Registry,
  ) {}

  /** In the form of OpenMetrics, which has exemplars, where there are traces and the scraper asks for it. */
  async write(accept: string | undefined): Promise<MetricsText> {
    const asksForOpen = accept?.includes('application/openmetrics-text') === true;
    const registry = this.config.tracing && asksForOpen ? asOpenMetrics(this.registry) : this.registry;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}

/**
 * The same metrics in a registry of the other form. Counters are shown by a stand-in: this form names them without
 * `_total`, and the library would rename the counters themselves, for every later scrape.
 */
function asOpenMetrics(registry: Registry): Registry<OpenMetricsContentType> {
  const open = new Registry<OpenMetricsContentType>();
  open.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of registry.getMetricsAsArray()) {
    const shown = registry.getSingleMetric(metric.name)!;
    open.registerMetric(shown instanceof Counter ? renamed(shown) : shown);
  }
  return open;
}

function renamed(counter: Counter): Counter {
  const name = (counter as unknown as { name: string }).name.replace(/_total$/, '');
  const get = async () => ({ ...(await counter.get()), name });
  return { name, type: 'counter', get } as unknown as Counter;
}
