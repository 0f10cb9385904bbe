import { quoteApart } from './quote-apart.ts';
import { looksLike } from './skeleton-of.ts';

/**
 * `Did you mean "api"?`, and where what was written looks the same, how it is written. `quote` makes
 * a text safe to show.
 */
export function didYouMean(
  written: string,
  meant: string,
  quote: (text: string) => string = JSON.stringify,
): string {
  if (!looksLike(written, meant)) return `Did you mean ${quote(meant)}?`;
  const [writtenApart, meantApart] = quoteApart(written, meant);
  return `Did you mean ${meantApart}? It looks like what is written, ${writtenApart}.`;
}
