import type { StackTrace } from '@parallel-dispatcher/code-analysis';

/** What stays the same when one fault shows again: the error, its words, and where it was thrown. */
export interface Fingerprint {
  readonly error: string;
  /** Function and file name of the project's call nearest the throw; null: there is none. */
  readonly place: string | null;
}

/** Of the error that was thrown first. */
export function fingerprint(trace: StackTrace): Fingerprint {
  let root = trace;
  for (let links = 0; root.cause && links < 100; links++) root = root.cause;
  const nearest = root.frames.find(({ kind }) => kind === 'project');
  const file = nearest?.file?.replace(/^.*[\\/]/, '') ?? null;
  return {
    error: `${root.errorType ?? ''}: ${skeleton(root.message)}`,
    place: nearest ? `${nearest.function ?? ''} ${file ?? ''}` : null,
  };
}

/** Without what differs from one time to the next: numbers, ids and folders. */
function skeleton(message: string): string {
  return message
    .replaceAll(/\b0x[\da-f]+\b|\b[\da-f]{8}-[\da-f-]{27}\b|\d+(?:\.\d+)?/gi, '#')
    .replaceAll(/(?:\/[\w.@-]+)+\//g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
