import { errorDetail, suggest, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { OwnerRecord } from '@parallel-dispatcher/tracing';
import type { KnownRun } from './known-run.ts';

type Named = Pick<KnownRun, 'runId' | 'commands'>;

/** The time was over, or nobody waits any more, and the run goes on. */
export function runNotFinished({ runId, commands }: Named): ErrorDetail {
  return errorDetail({
    code: 'RUN_NOT_FINISHED',
    message: `Run ${runId} has not ended yet; it goes on.`,
    hint: `Wait again: ${commands.wait.join(' ')}. See what runs: ${commands.status.join(' ')}.`,
    retryable: true,
  });
}

export function runInterrupted({ runId, commands }: Named): ErrorDetail {
  return errorDetail({
    code: 'RUN_INTERRUPTED',
    message: `Run ${runId} broke off: the process that ran it is gone and left no result.`,
    hint: `Go on with it, nothing finished runs again: ${commands.resume.join(' ')}`,
  });
}

export function runEnded({ runId, record }: KnownRun): ErrorDetail {
  return errorDetail({
    code: 'RUN_ENDED',
    message: `Run ${runId} is over (${record.status ?? 'finished'}): there is nothing to cancel.`,
    hint: 'dispatch trace ls lists the runs.',
  });
}

export function taskEnded(task: string, { runId }: Named): ErrorDetail {
  return errorDetail({
    code: 'TASK_ENDED',
    message: `Task ${JSON.stringify(task)} of run ${runId} has ended already: there is nothing to cancel.`,
    hint: 'Leave out --task to cancel the run.',
  });
}

export function unknownTask(task: string, { runId, record, commands }: KnownRun): ErrorDetail {
  const ids = record.tasks.map(({ taskId }) => taskId);
  const meant = suggest(task, ids);
  const list = `Its tasks: ${commands.show.join(' ')}`;
  return errorDetail({
    code: 'UNKNOWN_TASK',
    message: `Run ${runId} has no task ${JSON.stringify(task.slice(0, 100))}; it has ${ids.length}.`,
    hint: meant === undefined ? list : `Did you mean ${JSON.stringify(meant)}?`,
  });
}

/** Its process may live, and cannot be reached from here. */
export function runUnreachable({ runId }: Named, known: OwnerRecord | null): ErrorDetail {
  if (known === null) {
    return errorDetail({
      code: 'RUN_UNREACHABLE',
      message: `It is not known which process has run ${runId}: it has no readable owner.json.`,
      hint: 'If no process has it, it can be resumed with --force.',
    });
  }
  const { owner, liveness } = known;
  return errorDetail({
    code: 'RUN_UNREACHABLE',
    message: `Run ${runId} belongs to process ${owner.pid} of ${owner.hostname}, which does not answer.`,
    hint:
      liveness === 'running'
        ? `It ends in order after: kill -TERM ${owner.pid}`
        : `Ask on ${owner.hostname}.`,
  });
}

export function orderNotStored({ runId }: Named, thrown: unknown): ErrorDetail {
  const { code } = thrown as NodeJS.ErrnoException;
  return errorDetail({
    code: 'ORDER_NOT_STORED',
    message: `The order could not be stored in the folder of run ${runId}: ${code ?? String(thrown)}.`,
    hint: 'Check the folder, or its disk.',
  });
}
