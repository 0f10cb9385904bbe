import { attempt } from '../../text/cursor.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import {
  ownName,
  readRows,
  resultName,
  rowField,
  rowsBefore,
  type RowSource,
} from './row-source.ts';
import { rowStep } from './row-step.ts';

/** Rows without those that came before: `Remove duplicate users by email`. */
export const removeDuplicates: ComputePattern = {
  id: 'compute.remove-duplicates',
  version: '1.0.0',
  example: 'Remove duplicate users by email.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const removes = `${verb.exclude}|eliminate|eliminates|filter|filters`;
      const bare = takeOneOf(cursor, [
        verb.dedupe,
        `${removes} out? all|any|the? duplicate`,
        `${verb.filter} only? unique|distinct`,
      ]);
      if (bare === null && takePhrase(cursor, `${removes} out? all|any|the? duplicates`) === null)
        return null;
      if (bare === null) takePhrase(cursor, 'from|in|of|among');
      const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
      if (source === null) return null;
      const by = attempt(cursor, () =>
        takePhrase(cursor, 'by|on|with same?') === null
          ? null
          : readFields(cursor, { introduced: true }),
      );
      takePhrase(cursor, ',? and? keep|keeping only? the? first one|entry|occurrence|row?');
      return duplicatesPiece(source, { said: (by ?? []).map(({ name }) => name), scope });
    }),
};

function duplicatesPiece(
  source: RowSource,
  { said, scope }: { readonly said: readonly string[]; readonly scope: ComputeScope },
): ComputePiece {
  const { entity, value } = source;
  const by = said.map((name) => ownName(name, { entity, scope }));
  const to = resultName(source, 'distinct');
  const groups = `${to}_groups`;
  const steps =
    by.length === 0
      ? [{ from: value, distinct: {}, to }]
      : [
          { from: value, group: { by, aggregate: { kept: { fn: 'first' } } }, to: groups },
          { from: groups, pluck: { field: 'kept' }, to },
        ];
  return rowStep(source, {
    scope,
    role: 'deduplicator',
    fields: by.map((name) => rowField(name, { entity, used: null, scope })),
    steps,
    to,
    assumptions: [
      by.length === 0
        ? 'What makes a duplicate is not said: all its fields are equal.'
        : `Of those with equal ${by.join(' and ')} the first stays.`,
    ],
  });
}
