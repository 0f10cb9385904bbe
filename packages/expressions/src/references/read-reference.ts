import type { ExpressionOptions } from '../scope.ts';
import { isFault, skip, skipBlanks, take, type Cursor, type SyntaxFault } from './cursor.ts';
import { readFallback } from './read-fallback.ts';
import { readPath } from './read-path.ts';
import type { PathSegment, ReferenceTarget } from './reference.ts';

/** What only a reference begins with. Other texts in `${}` belong to shells and programs. */
const head = /\$\{[ \t]*(?:tasks|params)[ \t]*(?=[.[])/y;
const mapHead = /\$\{[ \t]*(?:(?:tasks|params)[ \t]*(?=[.[])|(?:item|index)[ \t]*(?=[.[}]|\?\?))/y;

type Root = 'tasks' | 'params' | 'item' | 'index';

/** The reference that begins here; undefined where none was meant. */
export function readReference(
  cursor: Cursor,
  options: ExpressionOptions,
): { readonly target: ReferenceTarget } | SyntaxFault | undefined {
  const begin = take(cursor, options.inMap === true ? mapHead : head);
  if (begin === undefined) return undefined;
  const read = readPath(cursor);
  if (isFault(read)) return read;
  skipBlanks(cursor);
  const fallback = readFallback(cursor);
  if (isFault(fallback)) return fallback;
  skipBlanks(cursor);
  const target = targetOf(begin.slice(2).trim() as Root, { path: read.path, ...fallback });
  if ('expected' in target) {
    return { at: read.places[target.step] ?? cursor.at, expected: target.expected };
  }
  if (skip(cursor, '}')) return { target };
  const more = fallback.fallback === null ? '".", "[", "??" or "}"' : '"}"';
  return { at: cursor.at, expected: more };
}

/** The step of a path that makes no sense, and what should stand there. */
interface UnfitStep {
  readonly step: number;
  readonly expected: string;
}

function targetOf(
  root: Root,
  read: { readonly path: readonly PathSegment[]; readonly fallback: ReferenceTarget['fallback'] },
): ReferenceTarget | UnfitStep {
  const { path, fallback } = read;
  const [name, second] = path;
  switch (root) {
    case 'tasks':
      if (typeof name !== 'string') {
        return { step: 0, expected: 'the id of a task, such as .build-api,' };
      }
      if (second === 'output') return { kind: 'task', task: name, path: path.slice(2), fallback };
      return { step: 1, expected: `.output after the id ${JSON.stringify(name.slice(0, 60))}` };
    case 'params':
      if (typeof name !== 'string') {
        return { step: 0, expected: 'the name of a param, such as .language,' };
      }
      return { kind: 'param', param: name, path: path.slice(1), fallback };
    case 'item':
      return { kind: 'item', path, fallback };
    case 'index':
    default:
      return path.length === 0
        ? { kind: 'index', path, fallback }
        : { step: 0, expected: '"}" after index, which is a number,' };
  }
}
