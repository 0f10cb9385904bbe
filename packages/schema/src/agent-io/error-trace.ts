import * as z from 'zod';

const traceObjectSchema = z.looseObject({
  type: z.string().optional().describe('Class of the error, such as TypeError.'),
  message: z.string().optional().describe('Message of the error.'),
  stack: z.string().optional().describe('The stack trace.'),
  traceback: z.string().optional().describe('The stack trace, as Python calls it.'),
});

/** A stack trace as text. An object is turned into text: its stack, else its type and message. */
export const errorTraceSchema = z
  .union([z.string().min(1), traceObjectSchema])
  .transform(textOfTrace)
  .meta({
    examples: ['TypeError: Cannot read properties of undefined\n    at total (/a/cart.ts:7:9)'],
  });

function textOfTrace(trace: string | z.output<typeof traceObjectSchema>): string {
  if (typeof trace === 'string') return trace;
  const headline = [trace.type, trace.message].filter(Boolean).join(': ');
  const stack = trace.stack ?? trace.traceback;
  if (stack === undefined || stack === '')
    return headline === '' ? JSON.stringify(trace) : headline;
  return trace.message === undefined || stack.includes(trace.message)
    ? stack
    : `${headline}\n${stack}`;
}
