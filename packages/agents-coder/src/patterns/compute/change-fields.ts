import { attempt, type Cursor } from '../../text/cursor.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import { verbForms } from '../../text/words/verb-forms.ts';
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

type Fn = 'upper' | 'lower' | 'trim' | 'round_half_up' | 'abs';

interface Change {
  readonly fn: Fn;
  readonly fields: readonly string[];
}

const operations: readonly (readonly [string, Fn])[] = [
  [[...verbForms('uppercase'), 'upper-case', 'upper-cases'].join('|'), 'upper'],
  [[...verbForms('lowercase'), 'lower-case', 'lower-cases'].join('|'), 'lower'],
  [verbForms('trim').join('|'), 'trim'],
  [verbForms('round').join('|'), 'round_half_up'],
];

/** Rows with changed texts or numbers: `Uppercase the name and trim the email of users`. */
export const changeFields: ComputePattern = {
  id: 'compute.change-fields',
  version: '1.0.0',
  example: 'Uppercase the name and trim the email of users.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const changes: Change[] = [];
      for (let change = readChange(cursor); change !== null; change = readNext(cursor))
        changes.push(change);
      const lead =
        changes.length === 0 ? null : takePhrase(cursor, 'of|in|for|on each|every|all|the*');
      const source = lead === null ? rowsBefore(scope.before) : readRows(cursor, scope);
      if (source === null || changes.length === 0) return null;
      const last = takeCase(cursor);
      const whole =
        last === null
          ? changes
          : changes.map((change) => (change.fn === 'abs' ? { ...change, fn: last } : change));
      // `convert` says only that something changes.
      if (whole.some(({ fn }) => fn === 'abs')) return null;
      return changePiece(source, whole, scope);
    }),
};

function changePiece(
  source: RowSource,
  ...[said, scope]: [readonly Change[], ComputeScope]
): ComputePiece {
  const { entity } = source;
  const changes = said.map(({ fn, fields }) => ({
    fn,
    fields: fields.map((name) => ownName(name, { entity, scope })),
  }));
  const set: Record<string, unknown> = {};
  for (const { fn, fields } of changes)
    for (const name of fields) set[name] = { fn, args: [set[name] ?? { field: name }] };
  const rounded = changes.flatMap(({ fn, fields }) => (fn === 'round_half_up' ? fields : []));
  const to = resultName(source, 'changed');
  return rowStep(source, {
    scope,
    role: 'transformer',
    fields: Object.keys(set).map((name) => {
      const used = { type: rounded.includes(name) ? 'number' : 'string' };
      return rowField(name, { entity, used, scope });
    }),
    steps: [{ from: source.value, map: { set }, to }],
    to,
    assumptions: [
      'The other fields stay as they are.',
      ...(rounded.length > 0 ? ['Rounded to whole numbers, halves away from zero.'] : []),
    ],
  });
}

function readNext(cursor: Cursor): Change | null {
  return attempt(cursor, () =>
    takePhrase(cursor, ',|and and?') === null ? null : readChange(cursor),
  );
}

function readChange(cursor: Cursor): Change | null {
  return attempt(cursor, () => {
    const fn = operations.find(([form]) => takePhrase(cursor, form) !== null)?.[1];
    const converts = fn === undefined && takePhrase(cursor, verb.convert) !== null;
    if (fn === undefined && !converts) return null;
    const fields = readFields(cursor, { introduced: false });
    if (fields === null) return null;
    const names = fields.map(({ name }) => name);
    // The case comes behind: `convert the email of each customer to lower case`.
    return { fn: fn ?? takeCase(cursor) ?? 'abs', fields: names };
  });
}

function takeCase(cursor: Cursor): 'upper' | 'lower' | null {
  if (takeOneOf(cursor, ['to|into lower case', 'to|into lowercase|lower-case']) !== null)
    return 'lower';
  return takeOneOf(cursor, ['to|into upper case', 'to|into uppercase|upper-case']) === null
    ? null
    : 'upper';
}
