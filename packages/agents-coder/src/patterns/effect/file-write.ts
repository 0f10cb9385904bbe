import { attempt } from '../../text/cursor.ts';
import { readModifiers, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece } from './effect-piece.ts';
import { readFile } from './file-clause.ts';
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
  const text = {
    name: 'text',
    schema: { type: 'string', description: `The ${words(entity)}, as text.` },
    isRequired: true,
  };
  const where = {
    name: 'path',
    schema: { type: 'string', minLength: 1, description: 'The file, below FILE_ROOT.' },
    isRequired: true,
  };
  const isAppend = action === 'append';
  return {
    entity,
    role: 'writer',
    done: 'written',
    inputs: path === null ? [where, text] : [text],
    outputs: [
      {
        name: 'bytes',
        schema: { type: 'integer', description: 'What was written.' },
        value: { var: `${operation}.bytes` },
      },
    ],
    operations: [
      {
        operation,
        kind: 'file',
        idempotent: !isAppend,
        timeout_ms: 5000,
        request: {
          path: path ?? { var: 'input.path' },
          text: isAppend
            ? { fn: 'concat', args: [{ var: 'input.text' }, '\n'] }
            : { var: 'input.text' },
        },
        answers: [
          {
            when: {
              left: { field: 'error' },
              compare: 'in',
              right: ['ACCESS_DENIED', 'PATH_OUTSIDE_ROOT'],
            },
            outcome: 'fail',
            code: 'FILE_REFUSED',
          },
          { when: { not: { left: { field: 'bytes' }, compare: 'is_null' } }, outcome: 'ok' },
        ],
        otherwise: 'retry',
        exhausted: 'FILE_UNWRITABLE',
      },
    ],
    errors: ['FILE_REFUSED', 'FILE_UNWRITABLE'],
    key: path ?? { var: 'input.path' },
    modifiers,
    assumptions: [
      ...(path === null ? ['Which file is not said: its path comes with the input.'] : []),
      `Paths are below FILE_ROOT; the ${words(entity)} comes as text and is written as it is, in UTF-8${isAppend ? ', with an end of line' : ''}.`,
    ],
    unknown: [],
  };
}
