import { posix } from 'node:path';
import type { SearchFilter } from '../search/search-filter.ts';

/** Where to look, by what `source` names: a kind of source, or a path as in a result. */
export function readFilter(source: string | undefined): SearchFilter {
  const named = source?.trim() ?? '';
  if (named === '' || named === 'all') return {};
  if (named === 'code' || named === 'docs' || named === 'traces') return { kind: named };
  const path = posix.normalize(named.replaceAll('\\', '/')).replace(/^\.\/|\/$/g, '');
  return path === '.' ? {} : { path };
}
