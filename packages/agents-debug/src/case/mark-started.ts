import type { StackFrame, StackTrace } from '@parallel-dispatcher/code-analysis';
import type { DebugInput } from '@parallel-dispatcher/schema';
import { isStarted } from '../trial/is-started.ts';
import type { Baseline } from '../trial/baseline.ts';

interface Around {
  readonly input: DebugInput;
  readonly baseline: Baseline;
}

/**
 * The traces of failed assertions with calls of what the test command starts told as those of a
 * test, whatever it is named. A file that the user suspects stays one of the project.
 */
export function markStarted(traces: readonly StackTrace[], around: Around): readonly StackTrace[] {
  return traces.map((trace) =>
    trace.errorType?.endsWith('AssertionError') === true
      ? { ...trace, frames: trace.frames.map((frame) => markFrame(frame, around)) }
      : trace,
  );
}

function markFrame(frame: StackFrame, { input, baseline }: Around): StackFrame {
  const { file, kind } = frame;
  const isOwn = kind === 'project' && file !== null && !input.affected_files.includes(file);
  return isOwn && isStarted(file, baseline) ? { ...frame, kind: 'test' } : frame;
}
