import { errorDetail, quoteApart } from '@parallel-dispatcher/schema';
import { findHiddenCharacter } from './hidden-characters.ts';
import { foldId } from './fold-id.ts';
import type { ProblemList } from './problem-list.ts';
import { quoteId } from './quote-id.ts';
import type { GraphPlan } from './task-graph.ts';

/** Where ids are in the plan. Of ids that clash, the first counts. */
export interface TaskNumbers {
  readonly byId: ReadonlyMap<string, number>;
  /** By `foldId(id)`. */
  readonly byFolded: ReadonlyMap<string, number>;
}

/** Numbers tasks by plan order, and reports ids that clash or cannot be read. */
export function numberTasks(tasks: GraphPlan['tasks'], problems: ProblemList): TaskNumbers {
  const byId = new Map<string, number>();
  const byFolded = new Map<string, number>();
  for (const [number, { task_id: id }] of tasks.entries()) {
    const sameId = byId.get(id);
    if (sameId !== undefined) {
      reportDuplicate(problems, { id, first: sameId, second: number });
      continue;
    }
    byId.set(id, number);
    checkReadable(problems, { id, number });
    const folded = foldId(id);
    const sameFolded = byFolded.get(folded);
    if (sameFolded === undefined) byFolded.set(folded, number);
    else reportConflict(problems, { tasks, first: sameFolded, second: number });
  }
  return { byId, byFolded };
}

function checkReadable(problems: ProblemList, { id, number }: { id: string; number: number }) {
  const hidden = findHiddenCharacter(id);
  if (hidden === undefined && id.trim() !== '') return;
  problems.add('INVALID_TASK_ID', () =>
    errorDetail({
      code: 'INVALID_TASK_ID',
      message:
        hidden === undefined
          ? `tasks[${number}].task_id ${quoteId(id)} has no character that can be seen.`
          : `tasks[${number}].task_id ${quoteId(id)} holds ${hidden}, a character that cannot be seen.`,
      path: `tasks[${number}].task_id`,
      hint: 'Use visible characters only, on one line, such as "build-api".',
    }),
  );
}

function reportDuplicate(
  problems: ProblemList,
  { id, first, second }: { id: string; first: number; second: number },
) {
  problems.add('DUPLICATE_TASK_ID', () =>
    errorDetail({
      code: 'DUPLICATE_TASK_ID',
      message: `task_id ${quoteId(id)} is used twice: tasks[${first}].task_id and tasks[${second}].task_id.`,
      path: `tasks[${second}].task_id`,
      hint: 'Give each task an id of its own.',
    }),
  );
}

function reportConflict(
  problems: ProblemList,
  { tasks, first, second }: { tasks: GraphPlan['tasks']; first: number; second: number },
) {
  problems.add('CONFLICTING_TASK_ID', () => {
    const [one, other] = quoteConflict(tasks[first]!.task_id, tasks[second]!.task_id);
    return errorDetail({
      code: 'CONFLICTING_TASK_ID',
      message: `tasks[${first}].task_id ${one} and tasks[${second}].task_id ${other} differ only in letter case or Unicode form.`,
      path: `tasks[${second}].task_id`,
      hint: 'Rename one of them: people, and file systems that ignore case, take both for one.',
    });
  });
}

/** Ids that differ only in Unicode form look the same: there the code points are shown. */
function quoteConflict(one: string, other: string): readonly [string, string] {
  const sameForm = one.normalize('NFC') === other.normalize('NFC');
  return sameForm ? quoteApart(one, other) : [quoteId(one), quoteId(other)];
}
