import * as z from 'zod';
import { contextRequirementSchema } from './context-requirement.ts';
import { jsonObjectSchema } from './json-value.ts';
import { planConfigSchema } from './plan-config.ts';
import { taskIdSchema } from './task-id.ts';
import { taskRuleFields } from './task-rules.ts';

const contextRequirementsSchema = z
  .array(contextRequirementSchema)
  .default([])
  .describe('What context the task wants, as "type:key"; type is rag, file, pattern or structure.');

export const planTaskSchema = z.strictObject({
  task_id: taskIdSchema.describe('Unique in the plan. Any text.'),
  agent: z
    .string()
    .min(1)
    .optional()
    .describe('Agent name or alias. Without one, the words of the description decide.')
    .meta({ examples: ['coder', 'debug'] }),
  description: z.string().default('').describe('What the task is for, for people and routing.'),
  input_data: jsonObjectSchema
    .default({})
    .describe('Input of the agent; its own schema checks it.')
    .meta({ examples: [{ problem_description: 'The total is wrong.' }] }),
  dependencies: z
    .array(z.string().min(1))
    .default([])
    .describe('Ids of the tasks that must succeed before this one starts.')
    .meta({ examples: [['build-api']] }),
  context_requirements: contextRequirementsSchema,
  priority: z.number().default(0).describe('Higher starts first among tasks that are ready.'),
  timeout_seconds: z.number().positive().max(604_800).optional().describe('Overrides the config.'),
  idle_timeout_seconds: z
    .number()
    .positive()
    .max(604_800)
    .optional()
    .describe('Overrides the config.'),
  model: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the model that the agent gets, of those in the config.')
    .meta({ examples: ['fast'] }),
  expected_duration_ms: z
    .number()
    .positive()
    .optional()
    .describe('A hint for the order of starts, until durations were measured.'),
  ...taskRuleFields,
});
export type PlanTask = z.infer<typeof planTaskSchema>;

/** The documented plan, checked and with its defaults filled in. */
export const planSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the JSON Schema of this document.'),
    tasks: z
      .array(planTaskSchema)
      .describe('The tasks, in the order results are shown.')
      .meta({ examples: [[{ task_id: 'build-api', agent: 'coder' }]] }),
    config: planConfigSchema.default({}).describe('Limits and places of this run.'),
    params: jsonObjectSchema
      .optional()
      .describe('Values that ${params.name} in input_data stands for.')
      .meta({ examples: [{ language: 'typescript' }] }),
    user_prompt: z.string().default('').describe('The request behind the plan.'),
    workspace_path: z.string().min(1).optional().describe('Folder that context is gathered from.'),
    rag_queries: z.array(z.string()).default([]).describe('Questions to gather context with.'),
    correlation_id: z.string().min(1).optional().describe('An id the caller already has.'),
    context_requirements: contextRequirementsSchema,
  })
  .describe('Give one object with the field "tasks".')
  .meta({ examples: [{ tasks: [{ task_id: 'a', agent: 'coder' }] }] });
export type Plan = z.infer<typeof planSchema>;

/** A plan before its defaults are filled in: what a person writes. */
export type PlanInput = z.input<typeof planSchema>;
