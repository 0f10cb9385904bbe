import { describeZodIssues, type JsonObject, type JsonValue } from '@parallel-dispatcher/schema';
import { failed } from './failed.ts';
import type { IntelligenceTool, ToolFailure } from './tool.ts';

interface NamedCall {
  readonly name: string;
  readonly args: JsonObject;
  readonly signal: AbortSignal;
}

/** Structurally the `EmbeddedAnswer` of `@parallel-dispatcher/mcp`. */
export type IntelligenceAnswer =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly failure: ToolFailure };

/** Checks the arguments, runs the tool, and turns whatever happens into an answer. Never rejects. */
export async function callTool(
  tools: readonly IntelligenceTool[],
  { name, args, signal }: NamedCall,
): Promise<IntelligenceAnswer> {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) return unknownTool(name, tools);
  // Callers write null for what they leave out.
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
  const input = tool.input.safeParse(given);
  if (!input.success) {
    const [first] = describeZodIssues(input.error, {
      at: 'args',
      value: given,
      schema: tool.input,
    });
    return failed({
      code: 'TOOL_ARGUMENTS_INVALID',
      message: `${name} does not take these arguments: ${first?.message ?? 'they do not fit'}`,
      ...(first?.path != null && { path: first.path }),
      ...(first?.hint != null && { hint: first.hint }),
      errorClass: 'input',
    });
  }
  try {
    const answer = await tool.run(input.data, { signal });
    return answer.ok ? { ok: true, value: answer.value as JsonObject } : answer;
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `${name} failed: ${said.slice(0, 500)}`;
    return failed({ code: 'TOOL_FAILED', message, errorClass: 'bug' });
  }
}

function unknownTool(name: string, tools: readonly IntelligenceTool[]): IntelligenceAnswer {
  const known = tools.map((tool) => tool.name);
  return failed({
    code: 'TOOL_UNKNOWN',
    message: `There is no tool ${JSON.stringify(name)}. There are: ${known.join(', ')}.`,
    errorClass: 'input',
  });
}
