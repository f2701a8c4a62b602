import { TencentTransport } from '../transport/transport.js';
import { TencentCall } from './tencent-call.js';
import { TencentMetrics } from './tencent-metrics.js';

/** For the module of `src/tencent`; `AppConfig` has to be injectable there. */
export const FUNNEL_PROVIDERS = [TencentTransport, TencentMetrics, TencentCall];
