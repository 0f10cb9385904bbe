/** The line of a stack trace that names the error: Python says it last, JavaScript first. */
export function summariseTrace(trace: string): string {
  const lines = trace
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const saidLast = lines[0]?.startsWith('Traceback') === true;
  return (saidLast ? lines.at(-1) : lines[0]) ?? trace;
}
