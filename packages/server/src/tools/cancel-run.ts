import { cancelRun } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { checkRunId } from '../check-run-id.ts';
import { traceLink } from '../resources/trace-link.ts';
import { runIdInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const cancelRunTool = defineTool({
  name: 'cancel_run',
  title: 'Cancel a run',
  description:
    'Stops a run of the parallel dispatcher, or one task of it with task_id. What finished stays. Of a run that no process has, the order is kept and carried out when it is resumed.',
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: z.strictObject({
    run_id: runIdInput,
    task_id: z.string().optional().describe('Only this task; what depends on it is blocked.'),
    reason: z.string().max(1_000).optional().describe('Why, for the journal and the result.'),
  }),
  output: answerSchema({
    run_id: z.string().describe('Id of the run.'),
    task_id: z.string().nullable().describe('The task; null: the whole run.'),
    status: z.enum(['delivered', 'stored']).describe('stored: carried out when it is resumed.'),
  }),
  async run({ run_id: given, task_id: task, reason }, { place }) {
    const id = checkRunId(given);
    if (!id.ok) return errorAnswer(id.errors);
    const cancelled = await cancelRun(id.value, {
      ...place.runtime,
      ...(task !== undefined && { task }),
      ...(reason !== undefined && { reason }),
    });
    return cancelled.ok
      ? documentAnswer(cancelled.value, [traceLink(cancelled.value.run_id)])
      : errorAnswer(cancelled.errors);
  },
});
