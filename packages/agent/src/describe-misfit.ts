import { describeZodIssues, errorDetail } from '@parallel-dispatcher/schema';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { z } from 'zod';
import type { AgentReply } from './host-port.ts';

export interface MisfitFacts {
  readonly code: 'INVALID_INPUT' | 'INVALID_OUTPUT';
  /** Begins the message, such as `The output of agent coder`. */
  readonly what: string;
  /** Where the value is, such as `output`. */
  readonly at: string;
  readonly value: JsonValue;
  readonly schema: z.ZodType;
}

/** One failure out of the issues of a value that did not fit its schema: the first, in detail. */
export function describeMisfit(
  error: z.ZodError,
  facts: MisfitFacts,
): Extract<AgentReply, { ok: false }> {
  const { at, value, schema } = facts;
  const [first, ...others] = describeZodIssues(error, { at, value, schema });
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return {
    ok: false,
    error: errorDetail({
      code: facts.code,
      message: `${facts.what} does not fit its schema: ${first?.message ?? 'unknown'}${more}`,
      path: first?.path ?? at,
      hint: first?.hint ?? null,
    }),
    errorClass: facts.code === 'INVALID_INPUT' ? 'input' : 'invalid_output',
  };
}
