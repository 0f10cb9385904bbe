import { tryTool, type AgentTools, type ToolQuestion } from '@parallel-dispatcher/agent';
import type * as z from 'zod';

/** An answer that is what it should be, or why there is none. */
export type Asked<Value> =
  | { readonly ok: true; readonly value: Value; readonly answeredBy: string }
  | { readonly ok: false; readonly reason: string };

/** Asks a tool. An answer of another shape is somebody else's fault, and told as a reason. */
export async function askFor<Schema extends z.ZodType>(
  tools: Pick<AgentTools, 'ask'>,
  question: ToolQuestion & { readonly answer: Schema },
): Promise<Asked<z.output<Schema>>> {
  const attempt = await tryTool(tools, question);
  if (!attempt.ok) return attempt;
  const read = question.answer.safeParse(attempt.value);
  if (read.success) return { ok: true, value: read.data, answeredBy: attempt.answeredBy };
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') ?? '';
  return {
    ok: false,
    reason: `${question.tool}: the answer is unusable at "${at}": ${issue?.message}`,
  };
}
