import { listModels } from '@parallel-dispatcher/runtime';
import { exitCodes } from '@parallel-dispatcher/schema';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { modelsText } from '../render/models-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';

type Options = Pick<PlanOptions, 'config'> & { readonly check?: boolean };

/** `dispatch models`: which there are; with `--check`, exit code 1 when one does not answer. */
export async function showModels({ check = false, ...options }: Options): Promise<Answer> {
  const listed = await listModels({ ...runtimeOptions(options), check });
  if (!listed.ok) return errorAnswer(listed.errors, ownExitCodes.refused);
  const answer = documentAnswer(listed.value, (page) => modelsText(listed.value, page));
  const fails = listed.value.models.some(
    (model) => model.error !== null || model.check?.ok === false,
  );
  return check && fails ? { ...answer, exitCode: exitCodes.taskFailed } : answer;
}
