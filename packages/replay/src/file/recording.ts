import {
  errorClassSchema,
  errorDetailSchema,
  jsonObjectSchema,
  jsonValueSchema,
  mcpCallSchema,
  modelCallSchema,
} from '@parallel-dispatcher/schema';
import * as z from 'zod';

const failureSchema = z.strictObject({
  ok: z.literal(false),
  error: errorDetailSchema.describe('What the tool or model said.'),
  error_class: errorClassSchema.describe('Why, as far as trying again is concerned.'),
});

/** What every line that holds an answer says. */
const shared = {
  v: z.literal(1).describe('Version of this line.'),
  key: z.string().describe('SHA-256 of kind and request.'),
  task: z.string().describe('The task that asked.'),
  turn: z.int().nonnegative().describe('Which call of the run it was, by its beginning.'),
  at: z.iso.datetime().describe('When the call began.'),
  request: jsonObjectSchema.describe('What was asked: keys sorted, secrets and places hidden.'),
  given_up: z.boolean().describe('The agent did not wait for the end.'),
};

const toolRecordingSchema = z.strictObject({
  kind: z.literal('tool'),
  ...shared,
  answer: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: jsonValueSchema }),
    failureSchema,
  ]),
  call: mcpCallSchema.pick({ tool: true, server: true, source: true }).describe('Who answered.'),
});
export type ToolRecording = z.infer<typeof toolRecordingSchema>;

const modelRecordingSchema = z.strictObject({
  kind: z.literal('model'),
  ...shared,
  answer: z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      text: z.string(),
      messages: z.array(jsonObjectSchema).describe('What the conversation grew by.'),
    }),
    failureSchema,
  ]),
  call: modelCallSchema.omit({ source: true, duration_ms: true }).describe('What it took.'),
  stream: z
    .strictObject({
      text: z.string(),
      lengths: z.array(z.int().positive()).describe('Of its parts, as they came.'),
    })
    .nullable(),
  tools: z
    .array(z.strictObject({ name: z.string(), args: jsonObjectSchema }))
    .describe('What was called for the model, in order.'),
});
export type ModelRecording = z.infer<typeof modelRecordingSchema>;

/** The run went on here: what these tasks had asked since then led to nothing. */
const resumedSchema = z.strictObject({
  kind: z.literal('resumed'),
  v: z.literal(1),
  cut_short: z.array(z.strictObject({ task: z.string(), since: z.iso.datetime() })),
});

/** A line of a recordings file. */
export const recordingLineSchema = z.discriminatedUnion('kind', [
  toolRecordingSchema,
  modelRecordingSchema,
  resumedSchema,
]);
export type RecordingLine = z.infer<typeof recordingLineSchema>;
export type Recording = ToolRecording | ModelRecording;
export type CutShort = z.infer<typeof resumedSchema>['cut_short'];
