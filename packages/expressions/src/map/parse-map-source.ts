import { refuse, type Checked } from '../checked.ts';
import { findReferences } from '../references/find-references.ts';
import type { Reference } from '../references/reference.ts';

/** Where the list of a task with `map` comes from: exactly one reference. */
export type MapSource = Extract<Reference, { readonly kind: 'task' | 'param' }>;

/** Reads the `map` of a task; `at` is its path, such as `tasks[2].map`. */
export function parseMapSource(text: string, at: string): Checked<MapSource> {
  const found = findReferences(text, at);
  if (!found.ok) return found;
  const [only] = found.value;
  if (only?.whole === true && (only.kind === 'task' || only.kind === 'param')) {
    return { ok: true, value: only };
  }
  return refuse({
    code: 'MAP_INVALID',
    message: `${at} must be exactly one reference to a list, such as "\${tasks.list.output.files}"; got ${found.value.length === 0 ? 'a text without one' : 'a longer text'}`,
    path: at,
    hint: 'Write only the reference, with nothing before or after it.',
  });
}
