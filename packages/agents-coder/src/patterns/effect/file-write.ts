import { attempt } from '../../text/cursor.ts';
import { readModifiers, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece } from './effect-piece.ts';
import { readFile } from './file-clause.ts';
import { fileOperation, filePlace } from './file-operation.ts';
import { words } from './stored-record.ts';

interface FileFacts {
  readonly path: string | null;
  readonly action: 'write' | 'append';
  readonly modifiers: Modifiers;
}

/** Text to a file: `Write the report to the file reports/daily.txt`. */
export const fileWrite: EffectPattern = {
  id: 'effect.file-write',
  version: '1.0.0',
  example: 'Write the report to the file reports/daily.txt.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const appends = takePhrase(cursor, 'append|appends|appending') !== null;
      if (!appends && takePhrase(cursor, verb.insert) === null) return null;
      takePhrase(cursor, 'a|the? line|text of');
      const noun = readNoun(cursor, scope.known);
      if (noun === null || noun.field !== null) return null;
      const file = readFile(cursor);
      if (file === null) return null;
      const modifiers = readModifiers(cursor);
      return filePiece(noun.name, {
        path: file.path,
        action: appends ? 'append' : 'write',
        modifiers,
      });
    }),
};

function filePiece(entity: string, { path, action, modifiers }: FileFacts): EffectPiece {
  const operation = `${action}_${entity}`;
  const place = filePlace(path);
  const isAppend = action === 'append';
  const text = { var: 'input.text' };
  const schema = { type: 'string', description: `The ${words(entity)}, as text.` };
  return {
    entity,
    role: 'writer',
    done: 'written',
    inputs: [...place.inputs, { name: 'text', schema, isRequired: true }],
    outputs: [
      {
        name: 'bytes',
        schema: { type: 'integer', description: 'What was written.' },
        value: { var: `${operation}.bytes` },
      },
    ],
    operations: [
      fileOperation({
        operation,
        request: { path: place.path, text: isAppend ? { fn: 'concat', args: [text, '\n'] } : text },
        idempotent: !isAppend,
        gives: 'bytes',
        exhausted: 'FILE_UNWRITABLE',
      }),
    ],
    errors: ['FILE_REFUSED', 'FILE_UNWRITABLE'],
    key: place.path,
    modifiers,
    assumptions: [
      ...place.assumptions,
      `Paths are below FILE_ROOT; the ${words(entity)} comes as text and is written as it is, in UTF-8${isAppend ? ', with an end of line' : ''}.`,
    ],
    unknown: [],
  };
}
