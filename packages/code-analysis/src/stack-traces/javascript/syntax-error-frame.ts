import type { FrameDraft } from '../trace-draft.ts';
import { readFileUrl } from './read-file-url.ts';

/** node prints the place, the source line, a caret line and a blank one above the headline. */
const farthestPlace = 6;

/**
 * Where a syntax error stands. Its frames are all of the loader; the place is on a line of its own
 * above the headline: `/app/src/a.js:3`.
 */
export function syntaxErrorFrame(
  lines: readonly string[],
  headline: { readonly errorType: string | null; readonly at: number },
): FrameDraft | undefined {
  if (headline.errorType !== 'SyntaxError') return undefined;
  for (let at = headline.at - 1; at >= Math.max(0, headline.at - farthestPlace); at--) {
    const raw = (lines[at] ?? '').slice(0, 4_096);
    const found = /^((?:file:\/\/|\/|[A-Za-z]:[\\/]).*):(\d{1,9})$/.exec(raw);
    if (found?.[1] === undefined) continue;
    const file = readFileUrl(found[1]);
    return { function: null, file, line: Number(found[2]), column: null, async: false, raw };
  }
  return undefined;
}
