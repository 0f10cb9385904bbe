import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';

/** The root has no path, but a sentence needs a subject. */
function nameOf(path: string): string {
  return path === '' ? 'the document' : path;
}

export function tooDeepError(path: string, maxDepth: number): ErrorDetail {
  return errorDetail({
    code: 'TOO_DEEP',
    message: `the document is nested deeper than ${maxDepth} levels`,
    path: path || null,
    hint: 'Flatten the data, or pass it as a file.',
  });
}

export function tooManyNodesError(maxNodes: number): ErrorDetail {
  return errorDetail({
    code: 'TOO_MANY_NODES',
    message: `the document has more than ${maxNodes} values`,
    hint: 'Split the document, or pass large data as files.',
  });
}

export function stringTooLongError(path: string, length: number, max: number): ErrorDetail {
  return errorDetail({
    code: 'STRING_TOO_LONG',
    message: `${nameOf(path)} is a text of ${length} characters; at most ${max} are allowed`,
    path: path || null,
    hint: 'Write the text to a file and give its path.',
  });
}

export function prototypeKeyError(path: string, key: string): ErrorDetail {
  return errorDetail({
    code: 'PROTOTYPE_KEY',
    message: `${nameOf(path)}: the key "${key}" could change the prototype of other objects`,
    path: path || null,
    hint: 'Rename or remove the key.',
  });
}

export function duplicateKeyError(path: string, where: string): ErrorDetail {
  return errorDetail({
    code: 'DUPLICATE_KEY',
    message: `${path} is given twice, the second time at ${where}`,
    path,
    hint: 'Keep one of the two; most readers would silently take the last.',
  });
}
