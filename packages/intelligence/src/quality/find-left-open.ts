import type { SourceFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';

/** Work that was left for later: comments that say so, and functions that do nothing. */
export function findLeftOpen(
  { comments, functions }: SourceFacts,
  source: string,
): readonly Finding[] {
  const open = comments
    .filter(({ what }) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(what))
    .map(({ line, what }) => ({ line, message: `a comment leaves work open: ${excerpt(what)}` }));
  const stubs = functions
    .filter(({ stub }) => stub)
    .map(({ line, name }) => ({ line, message: `${name} is not implemented` }));
  return [...open, ...stubs].map((place) => ({
    ...place,
    rule: 'onex-004',
    dimension: 'compliance',
    severity: 'high',
    source,
  }));
}

function excerpt(comment: string): string {
  return comment
    .replaceAll(/[*/#\s]+/g, ' ')
    .trim()
    .slice(0, 80);
}
