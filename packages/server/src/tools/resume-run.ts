import { detachResume } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { errorAnswer } from '../answers/answer.ts';
import { runAnswerSchema } from '../answers/run-answer-schema.ts';
import { checkRunId } from '../check-run-id.ts';
import { planText } from '../plan-text.ts';
import { startsAgents } from './annotations.ts';
import { keyInput, planInput, runIdInput, waitInput } from './inputs.ts';
import { startedAnswer } from './started-answer.ts';
import { defineTool } from './tool.ts';

export const resumeRunTool = defineTool({
  name: 'resume_run',
  title: 'Resume a run',
  description:
    'Goes on with a run that broke off or was stopped, under the same run_id: what finished never runs again. Answers a handle at once, or the result within wait_ms. plan is only needed where the run had secrets, which are stored nowhere; it has to be the same plan.',
  annotations: startsAgents,
  input: z.strictObject({
    run_id: runIdInput,
    plan: planInput.optional(),
    wait_ms: waitInput(0),
    idempotency_key: keyInput,
  }),
  output: runAnswerSchema,
  async run({ run_id: given, plan, wait_ms: waitMs, idempotency_key: idempotencyKey }, call) {
    const id = checkRunId(given);
    const text = plan === undefined ? undefined : planText(plan);
    if (!id.ok) return errorAnswer(id.errors);
    if (text?.ok === false) return errorAnswer(text.errors);
    const { place, signal: cancel } = call;
    const started = await detachResume(id.value, {
      ...place.runtime,
      cancel,
      idempotencyKey,
      grants: 'given',
      ...(text !== undefined && { plan: text.value }),
    });
    return await startedAnswer(started, { waitMs, call });
  },
});
