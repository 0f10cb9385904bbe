import { errorDetail, quoteApart, skeletonOf, type ErrorDetail } from '@parallel-dispatcher/schema';
import { foldId } from './fold-id.ts';
import { createProblemList } from './problem-list.ts';

const ascii = /^[ -~]*$/;

/**
 * A warning for each id that looks like an earlier one though its characters are others, such as a
 * Cyrillic `a` for a Latin one. Ids of ASCII alone are never compared with each other.
 */
export function findLookAlikes(ids: readonly string[]): readonly ErrorDetail[] {
  if (ids.every((id) => ascii.test(id))) return [];
  const warnings = createProblemList();
  const earlier = new Map<string, number>();
  for (const [number, id] of ids.entries()) {
    const shape = foldId(skeletonOf(id));
    const first = earlier.get(shape);
    if (first === undefined) earlier.set(shape, number);
    else if (differsVisiblyOnlyInCode(ids[first]!, id)) report(warnings, { ids, first, number });
  }
  return warnings.report();
}

/** Whether what differs is not of ASCII on both sides: `task-1` and `task-l` are meant as they are. */
function differsVisiblyOnlyInCode(one: string, other: string): boolean {
  const [first, second] = quoteApart(one, other);
  return first.includes(String.raw`\u{`) || second.includes(String.raw`\u{`);
}

function report(
  warnings: ReturnType<typeof createProblemList>,
  { ids, first, number }: { ids: readonly string[]; first: number; number: number },
) {
  warnings.add('LOOK_ALIKE_TASK_ID', () => {
    const [one, other] = quoteApart(ids[first]!, ids[number]!);
    return errorDetail({
      code: 'LOOK_ALIKE_TASK_ID',
      message: `tasks[${first}].task_id ${one} and tasks[${number}].task_id ${other} look alike and are different tasks.`,
      path: `tasks[${number}].task_id`,
      hint: 'If they are meant as one, write both with the same characters; else rename one.',
    });
  });
}
