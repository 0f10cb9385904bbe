import { detachRetry } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { errorAnswer } from '../answers/answer.ts';
import { runAnswerSchema } from '../answers/run-answer-schema.ts';
import { checkRunId } from '../check-run-id.ts';
import { planText } from '../plan-text.ts';
import { startsAgents } from './annotations.ts';
import { keyInput, planInput, runIdInput, waitInput } from './inputs.ts';
import { startedAnswer } from './started-answer.ts';
import { defineTool } from './tool.ts';

export const retryRunTool = defineTool({
  name: 'retry_run',
  title: 'Retry a run',
  description:
    'Makes a new run of an earlier one: what failed, was blocked or changed runs again, answers that still hold are taken over. plan: a mended plan in place of the earlier one. from: these tasks and all that depend on them. only: these tasks alone. Answers a handle at once, or the result within wait_ms.',
  annotations: startsAgents,
  input: z.strictObject({
    run_id: runIdInput,
    plan: planInput.optional(),
    from: z.array(z.string()).optional().describe('Ids of tasks.'),
    only: z.array(z.string()).optional().describe('Ids of tasks.'),
    wait_ms: waitInput(0),
    idempotency_key: keyInput,
  }),
  output: runAnswerSchema,
  async run(
    { run_id: given, plan, from, only, wait_ms: waitMs, idempotency_key: idempotencyKey },
    call,
  ) {
    const id = checkRunId(given);
    const text = plan === undefined ? undefined : planText(plan);
    if (!id.ok) return errorAnswer(id.errors);
    if (text?.ok === false) return errorAnswer(text.errors);
    const { place, signal: cancel } = call;
    const started = await detachRetry(id.value, {
      ...place.runtime,
      cancel,
      idempotencyKey,
      grants: 'given',
      ...(text !== undefined && { plan: text.value }),
      ...(from !== undefined && { from }),
      ...(only !== undefined && { only }),
    });
    return await startedAnswer(started, { waitMs, call });
  },
});
