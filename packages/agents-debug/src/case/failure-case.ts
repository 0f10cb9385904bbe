import type { ToolAttempt, ToolQuestion } from '@parallel-dispatcher/agent';
import type { StackFrame, StackTrace } from '@parallel-dispatcher/code-analysis';
import type { DebugInput } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { RunCommand } from '../process/run-command.ts';
import type { Baseline } from '../trial/baseline.ts';
import type { SourceStore } from './source-store.ts';

/** Traces that come from one place: one failure, however often it was printed. */
export interface FailureCluster {
  /** From 0, in the order of the traces. */
  readonly number: number;
  /** The error that was thrown first: the innermost cause. */
  readonly root: StackTrace;
  /** The errors that wrap it, innermost first. */
  readonly wrappers: readonly StackTrace[];
  /** The project's calls, nearest the throw first. Of a wrapper, where the root has none. */
  readonly frames: readonly StackFrame[];
  /** How many different traces show it. */
  readonly count: number;
}

/** All that a collector may look at. */
export interface FailureCase {
  readonly input: DebugInput;
  readonly clusters: readonly FailureCluster[];
  /** Failures beyond the ones that are looked at. */
  readonly further: number;
  readonly sources: SourceStore;
  /** CPU profiles among the affected files; they are no sources. */
  readonly profiles: readonly string[];
  readonly readText: DebugPorts['readText'];
  readonly baseline: Baseline;
  /** Undefined where the caller runs no commands. */
  readonly runCommand: RunCommand | undefined;
  /** Task traces of past runs; undefined where there are none to read. */
  readonly readPastTraces: DebugPorts['readPastTraces'];
  readonly askTool: (question: ToolQuestion) => Promise<ToolAttempt>;
  /** How a file is written in texts. */
  readonly short: (file: string) => string;
}
