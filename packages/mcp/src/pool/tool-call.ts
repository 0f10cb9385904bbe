import type { JsonObject } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';
import type { ProgressListener } from '../connection/wire.ts';

export interface ToolCall {
  /** Name of the agent, for its allow-list. */
  readonly agent: string;
  readonly run: string;
  readonly task: string;
  /** `tool`, where one server alone offers it, or `server/tool`. */
  readonly name: string;
  readonly args: JsonObject;
  /** Aborts the call; the server is told. */
  readonly signal: AbortSignal;
  /** How long the task may still work; the call ends a little before. @default no end */
  readonly timeLeftMs?: number;
  /** What that is counted on; it stands still while the call waits for its turn. @default one that never does */
  readonly clock?: TaskClock;
  readonly onProgress?: ProgressListener;
}

/** Asks what tools take. */
export type ToolQuery = Omit<ToolCall, 'name' | 'args' | 'onProgress'> & {
  readonly names: readonly string[];
};
