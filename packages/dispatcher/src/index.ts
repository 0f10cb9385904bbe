export type {
  BudgetCommand,
  CancelCommand,
  Command,
  ExpandCommand,
  ExpireCommand,
  SubmitCommand,
} from './decide/command.ts';
export type { BudgetLimits, ExpectedUse } from './budget/budget-limits.ts';
export type { Answers, KnownAnswer } from './shell/answers.ts';
export type { Checked } from './checked.ts';
export type { ControlOrder, Deliver } from './shell/control.ts';
export type { EnvelopeExtras, RunPlanOptions, RunReport } from './shell/run-plan-options.ts';
export type { EventBody } from './event-body.ts';
export type { Patience } from './state/patience.ts';
export type { Condition, ConditionAnswer } from './rules/condition.ts';
export type { Expand } from './map/expand-task.ts';
export type { OnFailure, RunLimits } from './state/run-limits.ts';
export type { RunStateOptions } from './state/run-state-options.ts';
export type { RunState, StoppedReason } from './state/run-state.ts';
export type { OutcomeView, TaskCall } from './task-call.ts';
export type { TaskColumns } from './state/task-columns.ts';
export type { TaskAgent } from './state/task-agent.ts';

export { createRunState } from './state/create-run-state.ts';
export { decide, isPreliminary } from './decide/decide.ts';
export { defaultRetry } from './retry/retry-rule.ts';
export { defaultPatience } from './state/patience.ts';
export { expandTask } from './map/expand-task.ts';
export { evolve } from './evolve/evolve.ts';
export { factOf } from './decide/fact-of.ts';
export { outcomesInOrder } from './state/outcomes-in-order.ts';
export { phases } from './state/run-state.ts';
export { resumeState } from './resume-state.ts';
export { RunSetupError } from './errors/run-setup-error.ts';
export { runPlan } from './run-plan.ts';
export { systemClock } from './system-clock.ts';
export { UnknownTaskError } from './errors/unknown-task-error.ts';
