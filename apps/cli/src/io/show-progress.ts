import type { RunEvent } from '@parallel-dispatcher/schema';
import { eventLine, followProgress, startProgress, statusLine } from '../render/progress.ts';
import { progressMode } from './progress-mode.ts';
import { terminalPage } from './terminal-page.ts';

/** Shows a run on stderr while it runs, where a person is looking. */
export interface ProgressDisplay {
  onEvent(event: RunEvent): void;
  /** Takes away what was only for the time of the run. */
  end(): void;
}

const eraseLine = '\r\u001b[K';

export function showProgress(): ProgressDisplay {
  const { stderr, stdout, env } = process;
  const mode = progressMode({
    stderrIsTerminal: stderr.isTTY,
    stdoutIsTerminal: stdout.isTTY,
    env,
  });
  if (mode === 'none') return { onEvent: () => {}, end: () => {} };
  return mode === 'lines' ? showLines(stderr) : showStatus(stderr);
}

function showLines(stderr: NodeJS.WriteStream): ProgressDisplay {
  return {
    onEvent(event) {
      const line = eventLine(event, terminalPage(stderr));
      if (line !== undefined) stderr.write(`${line}\n`);
    },
    end() {},
  };
}

function showStatus(stderr: NodeJS.WriteStream): ProgressDisplay {
  const progress = startProgress();
  const startedAt = performance.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    drawnAt = performance.now();
    const line = statusLine(progress, drawnAt - startedAt, terminalPage(stderr));
    stderr.write(eraseLine + line);
  };
  const everySecond = setInterval(draw, 1_000).unref();
  return {
    onEvent(event) {
      followProgress(progress, event);
      // Thousands of events a second need no thousand redraws.
      if (performance.now() - drawnAt > 50) draw();
    },
    end() {
      clearInterval(everySecond);
      stderr.write(eraseLine);
    },
  };
}
