import { errorDetail, suggest, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RetryChoice } from './choose-reuse.ts';
import type { EarlierRun } from './earlier-run.ts';
import { findItem } from './item-id.ts';

interface Choosable {
  readonly plan: Pick<Plan, 'tasks'>;
  readonly earlier: Pick<EarlierRun, 'items'>;
}

/** Every task that is to be done again must be one of the plan, or an item that the run had. */
export function checkChoice(choice: RetryChoice, { plan, earlier }: Choosable): Checked<null> {
  const ids = plan.tasks.map((task) => task.task_id);
  const known = new Set(ids);
  const isKnown = (id: string): boolean => {
    const { parent = '', index = 0 } = findItem(id, plan) ?? {};
    return known.has(id) || index in (earlier.items.get(parent) ?? []);
  };
  const errors = (['from', 'only'] as const).flatMap((flag) =>
    choice[flag].filter((id) => !isKnown(id)).map((id) => unknownTask(flag, id, ids)),
  );
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function unknownTask(flag: string, id: string, ids: readonly string[]): ErrorDetail {
  const meant = suggest(id, ids);
  return errorDetail({
    code: 'UNKNOWN_TASK',
    message: `--${flag} names ${JSON.stringify(id)}, which the plan does not have, nor the run as an item.`,
    hint:
      meant === undefined
        ? `There are ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', ...' : ''}.`
        : `Did you mean ${JSON.stringify(meant)}?`,
  });
}
