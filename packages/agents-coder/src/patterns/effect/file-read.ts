import { attempt } from '../../text/cursor.ts';
import { readModifiers, type Modifiers } from '../../text/parts/read-modifier.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece } from './effect-piece.ts';
import { readFile, readFileName } from './file-clause.ts';

/** The text of a file: `Load a template from a file`. */
export const fileRead: EffectPattern = {
  id: 'effect.file-read',
  version: '1.0.0',
  example: 'Read a text file.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      if (takePhrase(cursor, verb.read) === null) return null;
      takePhrase(cursor, 'the? content|contents|text of');
      const own = readFileName(cursor);
      const noun = own === null ? readNoun(cursor, scope.known) : null;
      const file = own ?? (noun === null ? null : readFile(cursor));
      if (file === null) return null;
      takeOneOf(cursor, ['by|given|with a|an|its|the|given* path|name', 'as text']);
      const entity = noun?.name ?? 'file';
      const modifiers = readModifiers(cursor);
      takeReturned(cursor, entity);
      return filePiece(entity, { path: file.path, modifiers });
    }),
};

function filePiece(
  entity: string,
  { path, modifiers }: { readonly path: string | null; readonly modifiers: Modifiers },
): EffectPiece {
  const operation = `read_${entity}`;
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs:
      path === null
        ? [
            {
              name: 'path',
              schema: { type: 'string', minLength: 1, description: 'The file, below FILE_ROOT.' },
              isRequired: true,
            },
          ]
        : [],
    outputs: [
      {
        name: 'text',
        schema: { type: 'string', description: 'What the file holds.' },
        value: { var: `${operation}.text` },
      },
    ],
    operations: [
      {
        operation,
        kind: 'file',
        idempotent: true,
        timeout_ms: 5000,
        request: { path: path ?? { var: 'input.path' } },
        answers: [
          {
            when: { left: { field: 'error' }, compare: 'eq', right: 'NOT_FOUND' },
            outcome: 'fail',
            code: 'FILE_NOT_FOUND',
          },
          {
            when: {
              left: { field: 'error' },
              compare: 'in',
              right: ['ACCESS_DENIED', 'PATH_OUTSIDE_ROOT'],
            },
            outcome: 'fail',
            code: 'FILE_REFUSED',
          },
          { when: { not: { left: { field: 'text' }, compare: 'is_null' } }, outcome: 'ok' },
        ],
        otherwise: 'retry',
        exhausted: 'FILE_UNREADABLE',
      },
    ],
    errors: ['FILE_NOT_FOUND', 'FILE_REFUSED', 'FILE_UNREADABLE'],
    key: path ?? { var: 'input.path' },
    modifiers,
    assumptions: [
      ...(path === null ? ['Which file is not said: its path comes with the input.'] : []),
      'Paths are below FILE_ROOT; the text is UTF-8 and given as it is.',
    ],
    unknown: [],
  };
}
