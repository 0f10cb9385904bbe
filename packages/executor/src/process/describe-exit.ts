import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { memoryExceeded } from '../attempt/memory-exceeded.ts';
import type { ProcessExit } from './agent-process.ts';

/** What V8 prints before it gives up. */
const outOfMemory = /FATAL ERROR: .*(?:heap out of memory|Allocation failed)/u;

/** Why a process ended before its agent answered; `stderr` is the end of what it printed. */
export function describeExit(exit: ProcessExit, stderr: string): ErrorDetail {
  if (exit.code !== 0 && outOfMemory.test(stderr)) return memoryExceeded('process', null);
  const { code, signal } = exit;
  if (signal === null) {
    return errorDetail({
      code: 'AGENT_EXITED',
      message: `The agent's process ended with exit code ${code} before it answered.`,
      hint: 'Return or throw instead of calling process.exit().',
    });
  }
  return errorDetail({
    code: 'AGENT_EXITED',
    message: `The agent's process was ended by ${signal} before it answered.`,
    hint:
      signal === 'SIGKILL'
        ? 'Without a deadline or cancel, the system may have been out of memory.'
        : 'Look for the fault in its log, or for what sent the signal.',
  });
}
