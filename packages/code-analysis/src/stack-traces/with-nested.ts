import type { TraceDraft } from './trace-draft.ts';

/** Every draft once, causes and members after the error that holds them. No recursion. */
export function withNested(drafts: readonly TraceDraft[]): readonly TraceDraft[] {
  const all = [...drafts];
  for (let at = 0; at < all.length; at++) {
    const draft = all[at];
    if (draft?.cause) all.push(draft.cause);
    for (const member of draft?.related ?? []) all.push(member);
  }
  return all;
}
