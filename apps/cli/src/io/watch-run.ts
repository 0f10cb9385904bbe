import type { RunEvent } from '@parallel-dispatcher/schema';
import { outputFormatOf } from '../options/output-format.ts';
import { jsonText } from '../render/json-text.ts';
import { ownStdout } from './own-streams.ts';
import { showProgress, type ProgressDisplay } from './show-progress.ts';
import { stdoutClosed } from './stdout.ts';

/** Shows a run while it runs: to a person on stderr, to a program on stdout with stream-json. */
export function watchRun(): ProgressDisplay {
  const progress = showProgress();
  const streaming = outputFormatOf(process.argv.slice(2), process.stdout.isTTY) === 'stream-json';
  return {
    onEvent(event: RunEvent) {
      progress.onEvent(event);
      if (streaming && !stdoutClosed.aborted) ownStdout(`${jsonText(event, 'line')}\n`);
    },
    end: () => progress.end(),
  };
}
