import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { Answer } from '../answers/answer.ts';
import type { Place } from '../place.ts';
import type { Progress } from '../waiting/progress.ts';

/** One call of a tool. */
export interface ToolCall {
  readonly place: Place;
  /** Aborted when the client takes the request back, or is gone. Never stops a run. */
  readonly signal: AbortSignal;
  /** Undefined: the client did not ask for progress. */
  readonly send: ((progress: Progress) => Promise<void>) | undefined;
}

export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly input: Input;
  readonly output: z.ZodObject;
  readonly run: (args: z.output<Input>, call: ToolCall) => Promise<Answer>;
}

/** Gives `run` the type of what `input` lets through. */
export function defineTool<Input extends z.ZodObject>(tool: Tool<Input>): Tool<Input> {
  return tool;
}
