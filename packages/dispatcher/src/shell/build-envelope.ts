import type { JsonObject, TaskEnvelope, UpstreamEntry } from '@parallel-dispatcher/schema';
import type { SubmitCommand } from '../decide/command.ts';
import type { RunState } from '../state/run-state.ts';
import { planTask } from '../state/plan-task.ts';
import { idOf, taskNumber } from '../state/task-number.ts';
import type { RunPlanOptions } from './run-plan-options.ts';

/** What the envelopes of one run have in common. */
export interface EnvelopeFacts extends Pick<
  RunPlanOptions,
  'agents' | 'inputOf' | 'extrasOf' | 'traceparentOf'
> {
  readonly run: string;
  readonly fence: number;
  /** When the run must be over, as a date. */
  readonly runEndsAt: string | null;
}

interface EnvelopeParts {
  readonly command: SubmitCommand;
  readonly facts: EnvelopeFacts;
  readonly input: JsonObject;
}

/** One agent call as plain data. */
export function buildEnvelope(
  state: RunState,
  { command, facts, input }: EnvelopeParts,
): TaskEnvelope {
  const task = taskNumber(state, command.task);
  const spec = planTask(state, task);
  const planId = idOf(state, spec);
  const agent = facts.agents.get(planId)!;
  const idleMs = state.tasks.idleTimeoutMs[spec]!;
  const repair = state.histories.get(task)?.repair;
  return {
    v: 1,
    api: agent.api,
    run: facts.run,
    task: command.task,
    generation: command.generation,
    attempt: command.attempt,
    fence: facts.fence,
    agent: agent.name,
    input,
    upstream: upstreamOf(state, spec, facts.agents),
    deadline: {
      timeout_ms: command.timeoutMs,
      idle_timeout_ms: Number.isFinite(idleMs) ? idleMs : null,
      run_ends_at: facts.runEndsAt,
    },
    isolation: command.isolation,
    budget: null,
    artifacts: [],
    traceparent: facts.traceparentOf?.(command) ?? null,
    ...(repair && { repair }),
    ...facts.extrasOf?.(planId),
  };
}

/**
 * Direct dependencies only; with `join: any`, those that have ended. `fromEntries` makes keys of
 * their own, whatever tasks are called.
 */
function upstreamOf(
  { graph, outcomes }: RunState,
  task: number,
  agents: EnvelopeFacts['agents'],
): Record<string, UpstreamEntry> {
  const { dependencyOffsets, dependencyTargets } = graph;
  const entries: [string, UpstreamEntry][] = [];
  for (let edge = dependencyOffsets[task]!; edge < dependencyOffsets[task + 1]!; edge += 1) {
    const outcome = outcomes[dependencyTargets[edge]!];
    if (outcome === undefined) continue;
    const agent = agents.get(outcome.task)!.name;
    entries.push([
      outcome.task,
      { agent, outcome: outcome.outcome, output: outcome.output ?? null },
    ]);
  }
  return Object.fromEntries(entries);
}
