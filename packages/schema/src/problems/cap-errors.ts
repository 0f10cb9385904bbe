import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';

/** A report longer than this is not read; the last entry then says how many more there are. */
export const mostErrors = 100;

/** At most `mostErrors` entries. `uncounted` are further errors that nobody described. */
export function capErrors(errors: readonly ErrorDetail[], uncounted = 0): readonly ErrorDetail[] {
  const total = errors.length + uncounted;
  if (total <= mostErrors) return errors;
  const shown = errors.slice(0, mostErrors - 1);
  const more = errorDetail({
    code: 'MORE_ERRORS',
    message: `${total - shown.length} more errors are not shown`,
    hint: 'Correct the errors above first.',
  });
  return [...shown, more];
}
