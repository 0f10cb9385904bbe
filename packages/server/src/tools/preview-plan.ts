import { previewPlan } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { openObject } from '../answers/open-object.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { planText } from '../plan-text.ts';
import { onlyReads } from './annotations.ts';
import { planInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const previewPlanTool = defineTool({
  name: 'preview_plan',
  title: 'Preview a plan',
  description:
    'Shows what a run of a plan would do: batches that run in parallel, critical path, which agent takes each task and why, files read and written, what the cache would answer. Starts nothing and writes nothing.',
  annotations: onlyReads,
  input: z.strictObject({ plan: planInput }),
  output: answerSchema({
    task_count: z.number().describe('Number of tasks.'),
    batches: z.array(z.array(z.string())).describe('Task ids; each batch needs only earlier ones.'),
    critical_path: z.array(z.string()).describe('The longest chain of task ids.'),
    width: z.number().describe('How many tasks could run at once.'),
    tasks: z
      .array(openObject({ task_id: z.string(), agent: z.string() }))
      .describe('Who does what, and why.'),
    warnings: z.array(openObject({})).describe('What is probably not meant.'),
  }),
  async run({ plan }, { place }) {
    const text = planText(plan);
    if (!text.ok) return errorAnswer(text.errors);
    const seen = await previewPlan(text.value, place.runtime);
    return seen.ok ? documentAnswer(seen.value) : errorAnswer(seen.result.errors);
  },
});
