import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';
import type { z } from 'zod';

/** What a tool says of itself to any MCP client. */
export interface ToolAnnotations {
  /** It changes nothing: calls may be shared and repeated. */
  readonly readOnlyHint: boolean;
  /** The same call again changes nothing more. */
  readonly idempotentHint: boolean;
  readonly destructiveHint: boolean;
  /** It reaches outside of the workspace. */
  readonly openWorldHint: boolean;
}

/** Why a call has no answer. `errorClass` tells whether another attempt helps. */
export interface ToolFailure {
  readonly error: ErrorDetail;
  readonly errorClass: ErrorClass;
}

export type ToolResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: ToolFailure };

/** What comes with one call. */
interface ToolCallContext {
  /** Aborted when the caller no longer waits; the answer is then dropped. */
  readonly signal: AbortSignal;
}

/** One tool: what it takes, what it answers, and how. Input and answer are snake_case JSON. */
export interface IntelligenceTool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly annotations: ToolAnnotations;
  /** Called with input that the schema accepted. Expected failures are returned, never thrown. */
  run(input: z.output<Input>, context: ToolCallContext): Promise<ToolResult<z.input<Output>>>;
}

/** Where tools look, and what they keep. */
export interface ToolSettings {
  /** Absolute path of the folder that questions are about. */
  readonly workspace: string;
  /** Absolute path of the folder for indexes and records. */
  readonly indexFolder: string;
  /** Absolute path of the folder of the dispatcher's traces. */
  readonly traces: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Tools that share something with a lifetime: an index, a worker. */
export interface ToolSet extends AsyncDisposable {
  readonly tools: readonly IntelligenceTool[];
}

/** Keeps the types of input and answer while a tool is written, and drops them for the table. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: IntelligenceTool<Input, Output>,
): IntelligenceTool {
  return tool;
}
