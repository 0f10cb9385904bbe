import type { ExpectedUse } from '@parallel-dispatcher/dispatcher';
import type { History } from '@parallel-dispatcher/tracing';
import type { PreparedRun } from '../prepared-run.ts';
import { costOfTask } from './estimate-cost.ts';

/** What a task is set aside of a budget while it runs: what nine in ten calls stayed below. */
export function expectedUse(
  run: Pick<PreparedRun, 'routes'>,
  { task, history }: { readonly task: string; readonly history: History },
): ExpectedUse | undefined {
  const cost = costOfTask(run, { task, history });
  const agent = run.routes.get(task)?.agent.definition.name ?? '';
  const tokens = history.tokens.byTask.get(agent)?.get(task) ?? history.tokens.byAgent.get(agent);
  if (cost === undefined && tokens === undefined) return undefined;
  return { costUsd: cost?.p90 ?? 0, tokens: Math.ceil(tokens?.p90 ?? 0) };
}
