import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { fieldOf } from '../../text/parts/read-noun.ts';
import { takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import {
  ownName,
  readRows,
  resultName,
  rowField,
  rowsBefore,
  sameRows,
  type RowSource,
} from './row-source.ts';
import { rowStep } from './row-step.ts';

type Pair = readonly [string, string];

/** Rows whose fields get other names: `Rename first_name to firstName in users`. */
export const renameFields: ComputePattern = {
  id: 'compute.rename-fields',
  version: '1.0.0',
  example: 'Rename first_name to firstName and last_name to lastName in users.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      if (takePhrase(cursor, `${verb.rename} the? fields|field|columns|column?`) === null)
        return null;
      const pairs: Pair[] = [];
      for (let pair = readPair(cursor); pair !== null; pair = readNext(cursor)) pairs.push(pair);
      const source =
        takePhrase(cursor, 'in|of|for|on each?') === null
          ? rowsBefore(scope.before)
          : readRows(cursor, scope);
      if (source === null || pairs.length === 0) return null;
      return renamePiece(source, pairs, scope);
    }),
};

function renamePiece(
  source: RowSource,
  ...[said, scope]: [readonly Pair[], ComputeScope]
): ComputePiece {
  const { entity } = source;
  const pairs = said.map(([old, renamed]) => [ownName(old, { entity, scope }), renamed] as const);
  const olds = pairs.map(([old]) => old);
  const to = resultName(source, 'renamed');
  const { fields, added } = sameRows(source, to);
  return rowStep(source, {
    scope,
    role: 'renamer',
    fields: olds.map((name) => rowField(name, { entity, used: null, scope })),
    steps: [{ from: source.value, rename: { fields: Object.fromEntries(pairs) }, to }],
    to,
    result: {
      fields: fields?.filter((name) => !olds.includes(name)) ?? null,
      added: [...added, ...pairs.map(([, renamed]) => renamed)],
    },
    assumptions: ['The other fields stay as they are.'],
  });
}

function readNext(cursor: Cursor): Pair | null {
  return attempt(cursor, () =>
    takePhrase(cursor, ',|and and? rename?') === null ? null : readPair(cursor),
  );
}

function readPair(cursor: Cursor): Pair | null {
  return attempt(cursor, () => {
    const old = readWord(cursor);
    if (old === null || takePhrase(cursor, 'to|into|as|->|→') === null) return null;
    const renamed = readWord(cursor);
    return renamed === null ? null : [old, renamed];
  });
}

function readWord(cursor: Cursor): string | null {
  takePhrase(cursor, 'the|field?');
  const token = peek(cursor);
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
  if (functionWords.has(token.lower) || token.text.includes('.')) return null;
  cursor.at += 1;
  return fieldOf(token);
}
