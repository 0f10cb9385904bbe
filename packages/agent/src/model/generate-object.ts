import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import { AgentError } from '../agent-error.ts';
import { shorten } from '../shorten.ts';
import { hostRequestOf } from './host-request-of.ts';
import { joinAnswers } from './join-answers.ts';
import type { ModelAnswer, ObjectAnswer } from './model-answer.ts';
import type { HostModelRequest, ModelMessage, ObjectRequest } from './model-request.ts';
import { readJsonAnswer, type ReadAnswer } from './read-json-answer.ts';

type Ask = (request: HostModelRequest) => Promise<ModelAnswer>;

/** The model reads what is wrong; more faults than this it hardly mends at once. */
const maxFaultLength = 4000;

/**
 * Asks for a value and checks it here, with the agent's own schema: nothing else leads to an
 * answer. One that does not fit is sent back once.
 * @throws AgentError with `MODEL_OUTPUT_INVALID` when the second does not fit either.
 */
export async function generateObject<Value>(
  request: ObjectRequest<Value>,
  ask: Ask,
): Promise<ObjectAnswer<Value>> {
  const { schema, ...rest } = request;
  const wanted = wantedOf(schema);
  const asked = hostRequestOf(rest, wanted.jsonSchema);
  const first = await ask(asked);
  const read = await readJsonAnswer(first.text, wanted.schema);
  if (read.ok) return { ...first, value: wanted.valueOf(read.value) };
  const messages = [...asked.messages, ...first.messages, repairMessage(read.fault)];
  const second = joinAnswers(first, await ask({ ...asked, messages, repair: true }));
  const mended = await readJsonAnswer(second.text, wanted.schema);
  if (!mended.ok) throw outputInvalid(second, mended);
  return { ...second, value: wanted.valueOf(mended.value) };
}

/** What the model is asked for, and where the value is in its answer. */
interface Wanted<Value> {
  /** Of the input of the schema, since its transforms run here. */
  readonly jsonSchema: JsonObject;
  readonly schema: z.ZodType;
  readonly valueOf: (answer: unknown) => Value;
}

/** Providers take objects alone: anything else is asked for as the `value` of one. */
function wantedOf<Value>(schema: z.ZodType<Value>): Wanted<Value> {
  const describe = (each: z.ZodType): JsonObject =>
    z.toJSONSchema(each, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as JsonObject;
  const jsonSchema = describe(schema);
  if (jsonSchema['type'] === 'object') {
    return { jsonSchema, schema, valueOf: (answer) => answer as Value };
  }
  const around = z.object({ value: schema });
  const valueOf = (answer: unknown): Value => (answer as { readonly value: Value }).value;
  return { jsonSchema: describe(around), schema: around, valueOf };
}

function repairMessage(fault: string): ModelMessage {
  const content = [
    'Your answer does not fit the schema that was asked for:',
    shorten(fault, maxFaultLength),
    'Answer again with the corrected JSON and nothing else.',
  ].join('\n');
  return { role: 'user', content };
}

function outputInvalid(
  { model }: ModelAnswer,
  { fault }: Extract<ReadAnswer<unknown>, { ok: false }>,
): AgentError {
  return new AgentError({
    code: 'MODEL_OUTPUT_INVALID',
    message: `${model} answered twice with what does not fit the schema: ${shorten(fault, 1000)}`,
    errorClass: 'invalid_output',
    hint: 'Make the schema simpler, describe its fields, or use a stronger model.',
  });
}
