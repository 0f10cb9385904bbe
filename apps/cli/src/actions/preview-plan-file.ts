import { previewPlan } from '@parallel-dispatcher/runtime';
import { documentAnswer, refusedAnswer, type Answer } from '../answer.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { previewText } from '../render/preview-text.ts';
import { readPlan, type PlanRequest } from './read-plan.ts';

/** `dispatch plan`: shows what a run would do, and starts nothing. */
export async function previewPlanFile(
  file: string | undefined,
  request: PlanRequest<PlanOptions>,
): Promise<Answer> {
  const read = await readPlan(file, request);
  if (!read.ok) return read.answer;
  const preview = await previewPlan(read.bytes, {
    ...runtimeOptions(request.options),
    planSyntax: read.syntax,
  });
  if (!preview.ok) return refusedAnswer(preview.result);
  return documentAnswer(preview.value, (page) => previewText(preview.value, page));
}
