import { z } from 'zod';

/** Why a call failed, as far as trying again is concerned. The dispatcher's retry rules read this. */
export const errorClassSchema = z.enum([
  'transient',
  'rate_limited',
  'invalid_output',
  'tool',
  'auth',
  'quota',
  'input',
  'bug',
]);

export type ErrorClass = z.infer<typeof errorClassSchema>;
