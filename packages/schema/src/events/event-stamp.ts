import * as z from 'zod';

/** Fields of every event. */
export const eventStamp = {
  v: z.literal(1).describe('Version of the event.'),
  seq: z.int().nonnegative().describe('Number of the event in its run, from 0.'),
  at_ms: z.number().nonnegative().describe('Monotonic milliseconds since the run began.'),
  ts: z.iso.datetime().describe('Date and time, for people.'),
};
