import { exitCodes, type RunResult } from '@parallel-dispatcher/schema';
import type { OutputFile } from '@parallel-dispatcher/runtime';
import { runAnswer, type Answer } from '../answer.ts';
import { jsonText } from '../render/json-text.ts';

/** Puts the document into the output file; when that fails after all, the answer says so too. */
export async function keepAnswer(answer: Answer, file: OutputFile): Promise<Answer> {
  if (answer.kind !== 'document') return answer;
  const error = await file.write(`${jsonText(answer.document, 'indented')}\n`);
  if (error === null) return answer;
  const result = answer.document as RunResult;
  return runAnswer({
    ...result,
    exit_code: exitCodes.environment,
    error: result.error ?? error.message,
    errors: [...result.errors, error],
  });
}
