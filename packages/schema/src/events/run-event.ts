import * as z from 'zod';
import {
  budgetSchema,
  cancelSchema,
  decisionSchema,
  gateChangedSchema,
  modelPaceSchema,
  pressureSchema,
  runFinishedSchema,
  runResumedSchema,
  runStartedSchema,
  timerSchema,
} from './run-events.ts';
import {
  attemptEndedSchema,
  cacheHitSchema,
  clockSchema,
  expandedSchema,
  progressSchema,
  settledSchema,
  startedSchema,
  submittedSchema,
  usageReportedSchema,
} from './task-events.ts';

/**
 * Everything that can happen in a run: the line of a journal, the line of `stream-json`, and the
 * input of the dispatcher's core.
 */
export const runEventSchema = z.discriminatedUnion('type', [
  runStartedSchema,
  runResumedSchema,
  submittedSchema,
  startedSchema,
  progressSchema,
  clockSchema,
  attemptEndedSchema,
  settledSchema,
  expandedSchema,
  cacheHitSchema,
  gateChangedSchema,
  modelPaceSchema,
  budgetSchema,
  usageReportedSchema,
  pressureSchema,
  decisionSchema,
  timerSchema,
  cancelSchema,
  runFinishedSchema,
]);

export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventType = RunEvent['type'];

/** An event of one type. */
export type RunEventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;
