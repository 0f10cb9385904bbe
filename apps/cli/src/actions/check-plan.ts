import { validatePlan } from '@parallel-dispatcher/runtime';
import { documentAnswer, refusedAnswer, type Answer } from '../answer.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { validText } from '../render/valid-text.ts';
import { readPlan, type PlanRequest } from './read-plan.ts';

/** `dispatch validate`: checks a plan as a run would. */
export async function checkPlan(
  file: string | undefined,
  request: PlanRequest<PlanOptions>,
): Promise<Answer> {
  const read = await readPlan(file, request);
  if (!read.ok) return read.answer;
  const checked = await validatePlan(read.bytes, {
    ...runtimeOptions(request.options),
    planSyntax: read.syntax,
  });
  if (!checked.ok) return refusedAnswer(checked.result);
  return documentAnswer(checked.value, (page) => validText(checked.value, page));
}
