import type { StackTrace } from '../../src/stack-traces/stack-trace.ts';

/** `Error: message`, then its frames as `kind function@file:line`, nearest the throw first. */
export function outline(trace: StackTrace, frames = 3): readonly string[] {
  const [first = ''] = trace.message.split('\n', 1);
  return [
    `${trace.errorType ?? '?'}: ${first}`,
    ...trace.frames
      .slice(0, frames)
      .map(
        (frame) =>
          `${frame.kind} ${frame.function ?? '?'}@${frame.file ?? '?'}:${frame.line ?? '?'}`,
      ),
  ];
}

/** The errors of a cause chain, outermost first. */
export function chain(trace: StackTrace): readonly (string | null)[] {
  const types: (string | null)[] = [];
  for (let at: StackTrace | null = trace; at; at = at.cause) types.push(at.errorType);
  return types;
}
