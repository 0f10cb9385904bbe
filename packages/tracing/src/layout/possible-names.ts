import { hashedName } from './hashed-name.ts';
import { isSafeName } from './is-safe-name.ts';
import { hashLengths } from './name-tasks.ts';

/** Every name the trace of a task may have, the likeliest first. For readers without the plan. */
export function possibleNames(id: string): readonly string[] {
  const hashed = hashLengths.map((length) => hashedName(id, length));
  return isSafeName(id) ? [id, ...hashed] : hashed;
}
