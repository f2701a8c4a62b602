import { drive, driveAt } from './drive.mjs';
import { latencyOf, requestsOf } from './requests.mjs';

/**
 * Carries out the jobs that come over IPC, one after another, and answers with the figures of each.
 * @param {(request: import('./requests.mjs').Request, job: import('./requests.mjs').Job) => Promise<unknown>} send
 */
export function answerJobs(send) {
  process.on('message', (/** @type {import('./requests.mjs').Job} */ job) => {
    run(job, send).then(
      (figures) => process.send?.({ figures }),
      (/** @type {Error} */ error) =>
        process.send?.({
          error: `${JSON.stringify(job.mix)} at ${job.origin ?? 'the SDK'}: ${error.message}`,
        }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
}

/** @param {import('./requests.mjs').Job} job @param {Parameters<typeof answerJobs>[0]} send */
async function run(job, send) {
  const requestOf = requestsOf(job);
  const call = async (/** @type {number} */ index) => {
    const request = requestOf(index);
    await send(request, job);
    return latencyOf(job, request);
  };
  const { callers, requests, perSecond, seed = 0 } = job;
  if (job.warmUp > 0) await drive({ callers, requests: job.warmUp, call });
  return perSecond ? driveAt({ perSecond, requests, call, seed }) : drive({ callers, requests, call });
}
