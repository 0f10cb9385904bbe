import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { AgentTools } from './agent-context.ts';
import { describeFailure } from './describe-failure.ts';

/** What a tool said, or why there is nothing of it. */
export type ToolAttempt =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      /** Tool and source, such as `assess_code_quality: embedded (down: archon)`. */
      readonly answeredBy: string;
    }
  | { readonly ok: false; readonly reason: string };

/** A tool by name, and its arguments. */
export interface ToolQuestion {
  readonly tool: string;
  readonly args: JsonObject;
}

/** Asks a tool whose answer helps but is not needed: that it fails is a reason, no error. */
export async function tryTool(
  tools: Pick<AgentTools, 'ask'> | undefined,
  { tool, args }: ToolQuestion,
): Promise<ToolAttempt> {
  if (tools === undefined) return { ok: false, reason: `${tool}: no tools were given` };
  try {
    const { value, source } = await tools.ask(tool, args);
    return { ok: true, value, answeredBy: `${tool}: ${source ?? 'unknown'}` };
  } catch (thrown) {
    const { error } = describeFailure(thrown);
    return { ok: false, reason: `${tool}: ${error.message} (${error.code})` };
  }
}
