import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

/** The plan of a run is not the one that its journal began with. */
export function planMismatch(runId: string, given: boolean): ErrorDetail {
  return errorDetail({
    code: 'PLAN_MISMATCH',
    message: given
      ? `The plan that was given is not the one that run ${runId} began with.`
      : `The stored plan of run ${runId} does not come to what its journal began with: the config, an agent or plan.json changed.`,
    hint: `Use dispatch retry ${runId}${given ? ' --plan FILE' : ''}: it takes over what did not change.`,
  });
}
