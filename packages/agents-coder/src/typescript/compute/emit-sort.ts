import { emitAccess } from '../values/emit-access.ts';
import type { Rows } from '../values/emit-rows.ts';
import { use, type Scope } from '../values/expression.ts';
import type { Path } from '../../contract/value.ts';

/** Source of the rows in order: stable, so rows with equal keys keep theirs. */
export function emitSort(
  by: readonly { readonly field: Path; readonly descending: boolean }[],
  rows: Rows,
  ...[scope]: [Scope]
): string {
  const compare = use(scope, 'compare');
  const keys = by.map(({ field, descending }) => {
    const sides = ['left', 'right'].map(
      (code) => emitAccess({ code, shape: rows.item }, field, scope).code,
    );
    return `${compare}(${(descending ? sides.toReversed() : sides).join(', ')})`;
  });
  return `[...${rows.code}].sort((left, right) => ${keys.join(' || ')})`;
}
