import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { describePosition, excerptAt } from './text-excerpt.ts';

interface YamlFault {
  readonly at: number;
  readonly problem: string;
  /** JSON path of the value under way; empty where nobody can tell. */
  readonly path?: string;
}

/** A place in the text that cannot stand, in the same form as for JSON. */
export function invalidYamlError(text: string, { at, problem, path = '' }: YamlFault): ErrorDetail {
  const where = describePosition(text, at);
  return errorDetail({
    code: 'INVALID_YAML',
    message: `not valid YAML at ${where}: ${problem}\n${excerptAt(text, at)}`,
    path: path || null,
    hint: `Correct the YAML at ${where}.`,
  });
}

export function aliasesTooLargeError(path: string, what: string): ErrorDetail {
  return errorDetail({
    code: 'ALIASES_TOO_LARGE',
    message: `with every alias written out the document would have more than ${what}`,
    path: path || null,
    hint: 'Write shared values to a file and give its path, or use fewer aliases.',
  });
}

export function tooManyPlacesError(count: number, most: number): ErrorDetail {
  return errorDetail({
    code: 'TOO_MANY_NODES',
    message: `the document has ${count} places where a value may begin; at most ${most} are read`,
    hint: 'Split the document, or pass large data as files.',
  });
}
