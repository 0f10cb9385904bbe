import { detachRun } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { errorAnswer } from '../answers/answer.ts';
import { runAnswerSchema } from '../answers/run-answer-schema.ts';
import { planText } from '../plan-text.ts';
import { startsAgents } from './annotations.ts';
import { keyInput, planInput, waitInput } from './inputs.ts';
import { startedAnswer } from './started-answer.ts';
import { defineTool } from './tool.ts';

export const dispatchTool = defineTool({
  name: 'dispatch',
  title: 'Run a plan',
  description:
    'Runs a plan of agent tasks in parallel, in a process of its own that outlives this connection. Answers a handle { run_id, status, finished } at once, or the result if the run ends within wait_ms. Taking the request back stops the waiting, not the run: cancel_run does that. A plan with faults is not started; its errors say how to mend it.',
  annotations: startsAgents,
  input: z.strictObject({ plan: planInput, wait_ms: waitInput(0), idempotency_key: keyInput }),
  output: runAnswerSchema,
  async run({ plan, wait_ms: waitMs, idempotency_key: idempotencyKey }, call) {
    const text = planText(plan);
    if (!text.ok) return errorAnswer(text.errors);
    const { place, signal: cancel } = call;
    const started = await detachRun(text.value, { ...place.runtime, cancel, idempotencyKey });
    return await startedAnswer(started, { waitMs, call });
  },
});
