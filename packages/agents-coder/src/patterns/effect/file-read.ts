import { attempt } from '../../text/cursor.ts';
import { readModifiers, type Modifiers } from '../../text/parts/read-modifier.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece } from './effect-piece.ts';
import { readFile, readFileName } from './file-clause.ts';
import { fileOperation, filePlace } from './file-operation.ts';

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
      takeOneOf(cursor, ['by|given|with|at|from a|an|its|the|given* path|name', 'as text']);
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
  const place = filePlace(path);
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs: place.inputs,
    outputs: [
      {
        name: 'text',
        schema: { type: 'string', description: 'What the file holds.' },
        value: { var: `${operation}.text` },
      },
    ],
    operations: [
      fileOperation({
        operation,
        request: { path: place.path },
        idempotent: true,
        gives: 'text',
        missing: 'FILE_NOT_FOUND',
        exhausted: 'FILE_UNREADABLE',
      }),
    ],
    errors: ['FILE_NOT_FOUND', 'FILE_REFUSED', 'FILE_UNREADABLE'],
    key: place.path,
    modifiers,
    assumptions: [
      ...place.assumptions,
      'Paths are below FILE_ROOT; the text is UTF-8 and given as it is.',
    ],
    unknown: [],
  };
}
