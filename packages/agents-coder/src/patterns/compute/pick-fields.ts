import { attempt, type Cursor } from '../../text/cursor.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { readTarget, type Target } from '../../text/parts/read-target.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputeScope } from './compute-piece.ts';
import { ownName, resultName, rowField, rowsBefore } from './row-source.ts';
import { rowStep } from './row-step.ts';
import { plural } from '../../text/words/inflect.ts';

function readPicked(cursor: Cursor, scope: ComputeScope): Target | null {
  return attempt(cursor, () =>
    takePhrase(cursor, `${verb.pick} only? the?`) === null ? null : readTarget(cursor, scope.known),
  );
}

/** `map each user to its id and email`. */
function readMapped(cursor: Cursor, scope: ComputeScope): Target | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, `${verb.maps} each|every|all?`) === null) return null;
    const target = readTarget(cursor, scope.known);
    if (target?.entity == null || target.fields.length > 0) return null;
    if (takePhrase(cursor, 'to|into') === null) return null;
    takeOneOf(cursor, ['a|an? new? object|objects with|of only?', 'only']);
    takePhrase(cursor, 'its|their|the*');
    const fields = readFields(cursor, { introduced: true });
    return fields === null ? null : { ...target, fields };
  });
}

/** Rows with some of their fields: `Select name and email of each user`. */
export const pickFields: ComputePattern = {
  id: 'compute.pick-fields',
  version: '1.0.0',
  example: 'Select name and email of each user.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const target = readMapped(cursor, scope) ?? readPicked(cursor, scope);
      if (target?.entity == null || target.fields.length === 0) return null;
      const { entity } = target;
      const names = target.fields.map(({ name }) => ownName(name, { entity, scope }));
      const before = rowsBefore(scope.before);
      if (scope.before !== null && (before === null || before.entity !== entity)) return null;
      const source = before ?? { entity, value: plural(entity), before: null };
      const to = resultName(source, 'picked');
      return rowStep(source, {
        scope,
        role: 'picker',
        fields: names.map((name) => rowField(name, { entity, used: null, scope })),
        steps: [{ from: source.value, pick: { fields: names }, to }],
        to,
        result: { fields: names, added: [] },
      });
    }),
};
