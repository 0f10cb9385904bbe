import type { Inspected } from '../inspect-plan.ts';
import { detachRequest, type DetachedRun, type DetachOptions } from './detach-request.ts';

/** Runs a plan in a process of its own: answers as soon as the run has its journal. */
export async function detachRun(
  plan: Uint8Array | string,
  options: DetachOptions = {},
): Promise<Inspected<DetachedRun>> {
  return await detachRequest({ type: 'run', plan }, options);
}
