import type { RunResult, exitCodes } from '@parallel-dispatcher/schema';
import { cliError } from '../cli-error.ts';
import type { Interruption } from '../io/interrupt-on-signals.ts';
import { refusedDocument } from './refused-document.ts';

const signalExitCodes: (typeof exitCodes)['interrupted'] = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
};

/** The document of a command that was interrupted while there was no result of a run to show. */
export function interruptedDocument(cancel: AbortSignal): RunResult {
  const { reason, signal } = cancel.reason as Interruption;
  const error = cliError('INTERRUPTED', reason, {
    hint: 'If a run had started, its traces have what was done: dispatch trace show latest.',
  });
  const exitCode = signal === null ? 1 : signalExitCodes[signal];
  return {
    ...refusedDocument([error], exitCode),
    stopped: { reason: signal === null ? 'cancelled' : 'signal', detail: signal ?? reason },
  };
}
