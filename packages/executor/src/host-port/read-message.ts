import { types } from 'node:util';
import { logLineSchema } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { WorkerMessage } from '../worker/worker-call.ts';

const v = z.literal(1);

/** Made in another thread, so `instanceof Uint8Array` does not hold everywhere. */
export const bytesSchema = z.custom<Uint8Array>((value) => types.isUint8Array(value));

const error = z.looseObject({ code: z.string(), message: z.string() });

const failureShape = {
  ok: z.literal(false),
  error,
  errorClass: z.string(),
  retryAfterMs: z.number().nonnegative().optional(),
};

const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({ v, type: z.literal('started'), thread: z.int() }),
  z.object({ v, type: z.literal('unstarted'), error }),
  z.object({ v, type: z.literal('stopping') }),
  z.object({ v, type: z.literal('alive') }),
  z.object({ v, type: z.literal('call'), id: z.int(), method: z.string(), params: z.unknown() }),
  z.object({ v, type: z.literal('abandon'), id: z.int() }),
  z.object({
    v,
    type: z.literal('log'),
    level: logLineSchema.shape.level,
    message: z.string(),
    atMs: z.number().nonnegative(),
  }),
  z.object({
    v,
    type: z.literal('progress'),
    message: z.string(),
    fraction: z.number().min(0).max(1).nullable(),
  }),
  z.object({
    v,
    type: z.literal('reply'),
    reply: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), json: z.string() }),
      z.object(failureShape),
    ]),
    droppedLogBytes: z.number().nonnegative(),
    clean: z.boolean(),
  }),
]);

/** A message of a worker; undefined when it is none, whatever an agent made of the port. */
export function readMessage(data: unknown): WorkerMessage | undefined {
  // Compiling a parser takes longer than the few messages of a short run.
  const parsed = workerMessageSchema.safeParse(data, { jitless: true });
  return parsed.success ? (parsed.data as WorkerMessage) : undefined;
}
