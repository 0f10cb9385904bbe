import type { JsonValue } from '@parallel-dispatcher/schema';
import { refuse, type Checked } from '../checked.ts';
import { describeValue } from '../describe-value.ts';
import { nameReference } from '../references/format-reference.ts';
import { resolveTarget } from '../references/resolve-target.ts';
import type { Scope } from '../scope.ts';
import type { MapSource } from './parse-map-source.ts';

/** The elements that a task with `map` runs once each. */
export function itemsOf(
  source: MapSource,
  scope: Scope,
  { maxItems }: { readonly maxItems: number },
): Checked<readonly JsonValue[]> {
  const { where } = source;
  const resolved = resolveTarget(source, { scope, where });
  if (!resolved.ok) return resolved;
  const { value } = resolved;
  if (!Array.isArray(value)) {
    return refuse({
      code: 'MAP_NOT_A_LIST',
      message: `${where} wants a list; ${nameReference(source)} is ${describeValue(value)}`,
      path: where,
      hint: 'Refer to a list.',
    });
  }
  if (value.length <= maxItems) return { ok: true, value: value as readonly JsonValue[] };
  return refuse({
    code: 'MAP_TOO_MANY_ITEMS',
    message: `${where}: ${nameReference(source)} has ${value.length} items, and at most ${maxItems} are allowed`,
    path: where,
    hint: 'Raise "max_items" of the task, or give a shorter list.',
  });
}
