import { finishTraces } from './finish-traces.ts';
import { readGoTestFailures } from './go/read-go-test-failures.ts';
import { readGoTraces } from './go/read-go-traces.ts';
import { readJavaScriptTraces } from './javascript/read-javascript-traces.ts';
import { readJavaTraces } from './jvm/read-java-traces.ts';
import { LogText } from './log-text.ts';
import { readPytestFailures } from './python/read-pytest-failures.ts';
import { readPythonTraces } from './python/read-python-traces.ts';
import { readBareHeadlines } from './read-bare-headlines.ts';
import { splitLines } from './split-lines.ts';
import type { StackTrace } from './stack-trace.ts';
import { readTapFailures } from './tap/read-tap-failures.ts';
import { withoutCommentMarks } from './tap/without-comment-marks.ts';
import { withNested } from './with-nested.ts';

export interface ParseStackTracesOptions {
  /** The project's folder, absolute. @default the folder that the files in the text share */
  readonly root?: string;
  /** Files known to be the project's, absolute; they help to find its folder. @default none */
  readonly projectFiles?: readonly string[];
}

/**
 * Finds the errors in a log, in the order they stand there: JavaScript and TypeScript (V8, Firefox,
 * Safari; node, jest, vitest, mocha, node:test), Python (tracebacks, pytest), Java and Go.
 * Never throws; a text without errors gives an empty list. Time grows with the text's length.
 */
export function parseStackTraces(
  text: string,
  options: ParseStackTracesOptions = {},
): readonly StackTrace[] {
  const log = new LogText(withoutCommentMarks(splitLines(text)));
  const drafts = [
    ...readTapFailures(log),
    ...readPytestFailures(log),
    ...readPythonTraces(log),
    ...readJavaTraces(log),
    ...readGoTraces(log),
    ...readGoTestFailures(log),
  ];
  const javascript = readJavaScriptTraces(log);
  for (const { firstLine, lastLine } of withNested(javascript)) log.claim(firstLine, lastLine);
  drafts.push(...javascript, ...readBareHeadlines(log));
  drafts.sort((a, b) => a.firstLine - b.firstLine);
  const root = options.root?.replaceAll('\\', '/').replace(/\/$/, '') ?? null;
  return finishTraces(drafts, { root, projectFiles: options.projectFiles ?? [] });
}
