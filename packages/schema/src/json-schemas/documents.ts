import type { z } from 'zod';
import { coderInputSchema } from '../agent-io/coder-input.ts';
import { coderOutputSchema } from '../agent-io/coder-output.ts';
import { debugInputSchema } from '../agent-io/debug-input.ts';
import { debugOutputSchema } from '../agent-io/debug-output.ts';
import { dispatchConfigSchema } from '../documents/dispatch-config.ts';
import { taskEnvelopeSchema } from '../documents/envelope.ts';
import { errorDetailSchema } from '../documents/error-detail-schema.ts';
import { planSchema } from '../documents/plan.ts';
import { runResultSchema } from '../documents/run-result.ts';
import { taskTraceSchema } from '../documents/task-trace.ts';
import { traceIndexSchema } from '../documents/trace-index.ts';
import { runEventSchema } from '../events/run-event.ts';

interface Document {
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** Every document that crosses our edge, by the name of its schema file. */
export const documents = {
  plan: {
    title: 'Dispatch plan',
    description: 'The tasks of a run, what they depend on, and its limits.',
    schema: planSchema,
  },
  result: {
    title: 'Dispatch result',
    description: 'The one JSON document on stdout, on failure too.',
    schema: runResultSchema,
  },
  trace: {
    title: 'Task trace',
    description: 'What one task was given, did and answered.',
    schema: taskTraceSchema,
  },
  index: {
    title: 'Trace index',
    description: 'One run: its tasks, and where their traces are.',
    schema: traceIndexSchema,
  },
  event: {
    title: 'Run event',
    description: 'A line of the journal and of the JSON stream.',
    schema: runEventSchema,
  },
  config: {
    title: 'Dispatch config',
    description: 'dispatch.config.json: agents, limits, allowed folders.',
    schema: dispatchConfigSchema,
  },
  envelope: {
    title: 'Task envelope',
    description: 'One agent call as plain data.',
    schema: taskEnvelopeSchema,
  },
  error: {
    title: 'Error',
    description: 'What failed, where, and how to fix it.',
    schema: errorDetailSchema,
  },
  'coder-input': {
    title: 'Coder input',
    description: 'input_data of a task of the coder, in either form.',
    schema: coderInputSchema,
  },
  'coder-output': {
    title: 'Coder output',
    description: 'output of a task of the coder.',
    schema: coderOutputSchema,
  },
  'debug-input': {
    title: 'Debug input',
    description: 'input_data of a task of the debug agent, in either form.',
    schema: debugInputSchema,
  },
  'debug-output': {
    title: 'Debug output',
    description: 'output of a task of the debug agent.',
    schema: debugOutputSchema,
  },
} as const satisfies Record<string, Document>;

export type DocumentName = keyof typeof documents;
