import { runStatus } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { openObject } from '../answers/open-object.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { checkRunId } from '../check-run-id.ts';
import { traceLink } from '../resources/trace-link.ts';
import { onlyReads } from './annotations.ts';
import { runIdInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const runStatusTool = defineTool({
  name: 'run_status',
  title: 'Status of a run',
  description:
    'Tells where a run of the parallel dispatcher stands, at once: whether it runs, is finished or broke off, how many tasks ended and how, and what runs right now.',
  annotations: onlyReads,
  input: z.strictObject({ run_id: runIdInput }),
  output: answerSchema({
    run_id: z.string().describe('Id of the run.'),
    state: z.enum(['running', 'finished', 'interrupted', 'unknown']).describe('Where it stands.'),
    status: z.string().nullable().describe('success, partial or failure; null until finished.'),
    resumable: z.boolean().describe('Whether resume_run would go on with it.'),
    outcomes: z.record(z.string(), z.number()).describe('Tasks that ended, by outcome.'),
    total_tasks: z.number().describe('Tasks in all, as far as they are known.'),
    running: z.array(openObject({ task_id: z.string() })).describe('What runs right now.'),
  }),
  async run({ run_id: given }, { place }) {
    const id = checkRunId(given);
    if (!id.ok) return errorAnswer(id.errors);
    const status = await runStatus(id.value, place.runtime);
    return status.ok
      ? documentAnswer(status.value, [traceLink(status.value.run_id)])
      : errorAnswer(status.errors);
  },
});
