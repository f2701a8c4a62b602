// For `--import`: measures in the process how late its event loop is. It does nothing until it is told to begin.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The smallest: an idle loop shows about this much, which is not taken off. */
const RESOLUTION_MS = 1;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const ms = (/** @type {number} */ nanoseconds) => nanoseconds / 1_000_000;

process.on('message', (/** @type {{ loopDelay?: 'begin' | 'end' }} */ { loopDelay }) => {
  if (loopDelay === 'begin') {
    histogram.reset();
    histogram.enable();
  } else if (loopDelay === 'end') histogram.disable();
  else return;
  const [p50, p99] = [histogram.percentile(50), histogram.percentile(99)];
  process.send?.({ p50: ms(p50), p99: ms(p99), max: ms(histogram.max) });
});
// The channel alone must not keep the process alive.
process.channel?.unref();
