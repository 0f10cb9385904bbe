import type { Inspected } from '../inspect-plan.ts';
import type { RetryRequest } from '../retry-run.ts';
import { detachRequest, type DetachedRun, type DetachOptions } from './detach-request.ts';

/** `retryRun` in a process of its own: answers as soon as the new run has its journal. */
export async function detachRetry(
  which: string,
  { plan, from, only, grants, ...options }: DetachOptions & RetryRequest = {},
): Promise<Inspected<DetachedRun>> {
  const choice = {
    ...(plan !== undefined && { plan }),
    ...(from !== undefined && { from }),
    ...(only !== undefined && { only }),
    ...(grants !== undefined && { grants }),
  };
  return await detachRequest({ type: 'retry', which, choice }, options);
}
