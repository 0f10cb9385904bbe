import { validatePlan } from '@parallel-dispatcher/runtime';
import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { openObject } from '../answers/open-object.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { planText } from '../plan-text.ts';
import { onlyReads } from './annotations.ts';
import { planInput } from './inputs.ts';
import { defineTool } from './tool.ts';

export const validatePlanTool = defineTool({
  name: 'validate_plan',
  title: 'Validate a plan',
  description:
    'Checks a plan of agent tasks for the parallel dispatcher and reports every fault at once (schema, dependencies, cycles, agents, inputs, paths), each with its path and a hint to mend it. Starts nothing and writes nothing.',
  annotations: onlyReads,
  input: z.strictObject({ plan: planInput }),
  output: answerSchema({
    valid: z.boolean().describe('Whether dispatch would start it.'),
    task_count: z.number().describe('Number of tasks.'),
    warnings: z.array(openObject({})).describe('What is probably not meant.'),
  }),
  async run({ plan }, { place }) {
    const text = planText(plan);
    if (!text.ok) return errorAnswer(text.errors, { valid: false });
    const checked = await validatePlan(text.value, place.runtime);
    return checked.ok
      ? documentAnswer(checked.value)
      : errorAnswer(checked.result.errors, { valid: false });
  },
});
