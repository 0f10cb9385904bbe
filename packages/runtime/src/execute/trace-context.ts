import { createHash } from 'node:crypto';

interface Call {
  readonly task: string;
  readonly generation: number;
}

/** version, trace id, span id, flags. @see https://www.w3.org/TR/trace-context/#traceparent-header */
const pattern = /^00-(?!0{32})(?<trace>[\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}$/u;

/**
 * Makes the W3C trace context of each call: one span a call, in the trace that `TRACEPARENT` names,
 * else in one of the run's own. The same run, task and generation have the same.
 */
export function traceContext(
  run: string,
  env: Readonly<Record<string, string | undefined>>,
): (call: Call) => string {
  const outer = pattern.exec(env['TRACEPARENT'] ?? '')?.groups?.['trace'];
  const trace = outer ?? hexOf(run, 32);
  return ({ task, generation }) =>
    `00-${trace}-${hexOf(JSON.stringify([run, task, generation]), 16)}-01`;
}

function hexOf(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}
