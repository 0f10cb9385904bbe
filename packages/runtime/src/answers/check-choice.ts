import { errorDetail, suggest, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RetryChoice } from './choose-reuse.ts';

/** Every task that is to be done again must be one of the plan. */
export function checkChoice(choice: RetryChoice, ids: readonly string[]): Checked<null> {
  const known = new Set(ids);
  const errors = (['from', 'only'] as const).flatMap((flag) =>
    choice[flag].filter((id) => !known.has(id)).map((id) => unknownTask(flag, id, ids)),
  );
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function unknownTask(flag: string, id: string, ids: readonly string[]): ErrorDetail {
  const meant = suggest(id, ids);
  return errorDetail({
    code: 'UNKNOWN_TASK',
    message: `--${flag} names ${JSON.stringify(id)}, which the plan does not have.`,
    hint:
      meant === undefined
        ? `There are ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', ...' : ''}.`
        : `Did you mean ${JSON.stringify(meant)}?`,
  });
}
