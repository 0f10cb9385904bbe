import type { Inspected } from '../inspect-plan.ts';
import type { ResumeChoice } from '../resume-run.ts';
import { detachRequest, type DetachedRun, type DetachOptions } from './detach-request.ts';

/** `resumeRun` in a process of its own: answers as soon as the run goes on. */
export async function detachResume(
  which: string,
  { plan, force, grants, ...options }: DetachOptions & ResumeChoice = {},
): Promise<Inspected<DetachedRun>> {
  const choice = {
    ...(plan !== undefined && { plan }),
    ...(force !== undefined && { force }),
    ...(grants !== undefined && { grants }),
  };
  return await detachRequest({ type: 'resume', which, choice }, options);
}
