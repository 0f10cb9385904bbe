import { describeZodIssues } from '@parallel-dispatcher/schema';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { z } from 'zod';
import { shorten } from '../shorten.ts';

export type ReadAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  /** What is wrong with it, for the model and for people. */
  | { readonly ok: false; readonly fault: string };

/** JSON of a model that wraps it as Markdown, as small ones do. */
const fencePattern = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/u;

/** The value in an answer, if it is JSON and the schema accepts it. */
export async function readJsonAnswer<Value>(
  text: string,
  schema: z.ZodType<Value>,
): Promise<ReadAnswer<Value>> {
  const trimmed = text.trim();
  let value: JsonValue;
  try {
    value = JSON.parse(fencePattern.exec(trimmed)?.[1] ?? trimmed) as JsonValue;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const shown =
      trimmed === '' ? 'it is empty' : `it begins ${JSON.stringify(shorten(trimmed, 80))}`;
    return { ok: false, fault: `The answer is not JSON: ${why}; ${shown}.` };
  }
  const parsed = await schema.safeParseAsync(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = describeZodIssues(parsed.error, { at: 'answer', value, schema });
  return { ok: false, fault: problems.map(({ message }) => `- ${message}`).join('\n') };
}
