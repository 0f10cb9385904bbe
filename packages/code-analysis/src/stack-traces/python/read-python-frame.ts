import type { FrameDraft } from '../trace-draft.ts';

const frame = /^\s*File "(.{1,1000})", line (\d{1,9})(?:, in (.{1,300}))?$/;

/** Reads `File "app.py", line 3, in total`. Without a name it is the place of a syntax error. */
export function readPythonFrame(line: string): FrameDraft | undefined {
  const text = line.trim();
  if (!text.startsWith('File "')) return undefined;
  const found = frame.exec(text);
  if (found?.[1] === undefined) return undefined;
  const file = /^<.*>$/.test(found[1]) ? null : found[1];
  const name = found[3] ?? null;
  return { function: name, file, line: Number(found[2]), column: null, async: false, raw: text };
}
