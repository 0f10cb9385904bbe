import * as z from 'zod';
import { errorAnswer } from '../answers/answer.ts';
import { runAnswerSchema } from '../answers/run-answer-schema.ts';
import { runAnswer } from '../answers/run-answer.ts';
import { checkRunId } from '../check-run-id.ts';
import { awaitRun } from '../waiting/await-run.ts';
import { onlyReads } from './annotations.ts';
import { runIdInput, waitInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const waitRunTool = defineTool({
  name: 'wait_run',
  title: 'Wait for a run',
  description:
    'Waits for the end of a run and answers its result document. A run that has not ended within wait_ms answers a handle with finished: false; call again. Taking the request back stops the waiting, not the run.',
  annotations: onlyReads,
  input: z.strictObject({ run_id: runIdInput, wait_ms: waitInput(30_000) }),
  output: runAnswerSchema,
  async run({ run_id: given, wait_ms: waitMs }, call) {
    const id = checkRunId(given);
    if (!id.ok) return errorAnswer(id.errors);
    const waited = await awaitRun(id.value, { ...call, waitMs });
    return await runAnswer(id.value, { place: call.place, waited });
  },
});
