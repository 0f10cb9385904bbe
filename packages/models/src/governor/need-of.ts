import type { AdmissionRequest } from './governor.ts';
import type { Lane } from './lane.ts';
import type { Need } from './need.ts';

/**
 * What a request is expected to take. Of an answer that may be longer than a whole minute allows,
 * a minute is set aside: it is a limit, and answers seldom reach it.
 */
export function needOf({ limits, usualOutput }: Lane, request: AdmissionRequest): Need {
  const most = limits.outputTokensPerMinute ?? Infinity;
  const output = request.outputTokens ?? Math.ceil(usualOutput);
  return { input: Math.ceil(request.inputTokens), output: Math.min(output, most) };
}
