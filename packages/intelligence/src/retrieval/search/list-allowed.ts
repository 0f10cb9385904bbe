import type { DatabaseSync } from 'node:sqlite';
import type { SearchFilter } from './search-filter.ts';

const select = `
  select c.id from files f join chunks c on c.file_id = f.id
  where (:kind is null or f.kind = :kind)
    and (:language is null or f.language = :language)
    and (:path is null or f.path = :path or substr(f.path, 1, length(:path) + 1) = :path || '/')
`;

/** The chunks that a filter lets through; null where there is nothing to filter. */
export function listAllowed(
  database: DatabaseSync,
  filter: SearchFilter,
): ReadonlySet<number> | null {
  const { kind = null, language = null, path = null } = filter;
  if (kind === null && language === null && path === null) return null;
  const rows = database.prepare(select).all({ kind, language, path });
  return new Set(rows.map(({ id }) => Number(id)));
}
