import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { openObject } from '../answers/open-object.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { checkRunId } from '../check-run-id.ts';
import { readTrace } from '../resources/read-trace.ts';
import { traceLink } from '../resources/trace-link.ts';
import { onlyReads } from './annotations.ts';
import { runIdInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const readTraceTool = defineTool({
  name: 'read_trace',
  title: 'Read a trace',
  description:
    'Reads what a run left behind: without task_id its tasks, their states and the result; with task_id everything about one task: input, attempts, log, calls of tools and models, output, errors. Long traces are cut; the resource that is linked has all of it.',
  annotations: onlyReads,
  input: z.strictObject({
    run_id: runIdInput,
    task_id: z.string().optional().describe('One task of the run.'),
  }),
  output: answerSchema({
    run_id: z.string().describe('Id of the run.'),
    task_id: z.string().describe('Id of the task, of a trace of one.'),
    state: z.string().describe('Where the run stands, of a trace of a run.'),
    tasks: z.array(openObject({ task_id: z.string() })).describe('Tasks of the run.'),
  }),
  async run({ run_id: given, task_id: task }, { place }) {
    const id = checkRunId(given);
    if (!id.ok) return errorAnswer(id.errors);
    const read = await readTrace(place.traceDir, { run: id.value, task });
    if (!read.ok) return errorAnswer([read.error]);
    const { runId, document } = read.value;
    return documentAnswer(document, [traceLink(runId, task)]);
  },
});
