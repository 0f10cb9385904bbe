import { readFileUrl } from './read-file-url.ts';

/** Where a frame points. All null for places without a file, such as `native`. */
export interface FrameLocation {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const nowhere: FrameLocation = { file: null, line: null, column: null };

/**
 * Reads `src/a.ts:3:14`, `file:///C:/a.js:3:14`, `node:fs:3:14`, `native`, `<anonymous>`,
 * `[eval]:1:1`, `index 0`, and `eval at f (a.js:1:2), <anonymous>:1:1`, which points at the eval call.
 * Undefined where the text is no place.
 */
export function readLocation(text: string): FrameLocation | undefined {
  if (text.startsWith('eval at ')) return readEvalCaller(text) ?? nowhere;
  if (text === 'native' || text === '<anonymous>' || /^index \d+$/.test(text)) return nowhere;
  const found = /:(\d{1,9})(?::(\d{1,9}))?$/.exec(text);
  if (found === null) return undefined;
  const file = text.slice(0, found.index);
  if (file === '') return undefined;
  const line = Number(found[1]);
  const column = found[2] === undefined ? null : Number(found[2]);
  if (file === '<anonymous>' || file.startsWith('[')) return nowhere;
  return { file: readFileUrl(file), line, column };
}

/** The innermost parentheses of a chain of evals hold the one place that is in a file. */
function readEvalCaller(text: string): FrameLocation | undefined {
  const found = /\(([^()]+:\d{1,9}:\d{1,9})\)/.exec(text);
  return found?.[1] === undefined ? undefined : readLocation(found[1]);
}
