import { fieldsOf, type Fields } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import { parseCondition } from '../parse-condition.ts';
import type { Problems } from '../problem.ts';
import type { Requirement } from './effect.ts';

/** Reads `require: [{ where, error }]`. */
export function parseRequirements(fields: Fields, problems: Problems): readonly Requirement[] {
  return fields.list('require').map((item, index) => {
    const at = jsonPath(fields.at('require'), index);
    const inner = fieldsOf(item, at, problems);
    if (!inner.has('error')) inner.text('error', 'an error code such as NOT_FOUND');
    return {
      at,
      where: parseCondition(inner.raw('where'), inner.at('where'), problems),
      error: inner.code('error') ?? 'UNKNOWN',
    };
  });
}
