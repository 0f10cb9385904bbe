import type { ResumableRun } from '@parallel-dispatcher/tracing';
import { runAgents } from '../execute/run-agents.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { chooseReuse, type Reuse, type RetryChoice } from './choose-reuse.ts';
import { EarlierAnswers } from './earlier-answers.ts';
import { recallAnswers, type EarlierRun } from './earlier-run.ts';

interface TakenOver {
  readonly reuse: Reuse;
  readonly answers: EarlierAnswers;
}

interface Earlier {
  readonly earlier: EarlierRun;
  readonly choice: RetryChoice;
  /** Items of the maps that grew before this run broke off. @default none */
  readonly items?: EarlierRun['items'];
}

/** What a run takes over of the one that it retries. */
export function takeOver(run: PreparedRun, { earlier, choice, items }: Earlier): TakenOver {
  const { identityOf } = runAgents(run);
  const { plan, graph, links } = run;
  const reuse = chooseReuse({ plan, graph, links, agentOf: identityOf, earlier, choice });
  const itemsOf = (parent: string) => run.inputs.itemsOf(parent) ?? items?.get(parent);
  return { reuse, answers: new EarlierAnswers({ earlier, reuse, itemsOf }) };
}

/** A run as its traces have it. */
export function earlierRun({ runId, plan, events }: ResumableRun): EarlierRun {
  const versions = plan.agent_versions ?? {};
  return {
    runId,
    params: plan.plan.params ?? {},
    tasks: new Map(plan.plan.tasks.map((task) => [task.task_id, task])),
    agentOf: (task) => {
      const agent = plan.agents[task];
      return agent === undefined ? '' : `${agent}@${versions[task] ?? ''}`;
    },
    ...recallAnswers(events),
  };
}
