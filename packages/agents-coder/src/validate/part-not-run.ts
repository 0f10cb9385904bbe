import type { ValidationPart } from './validation.ts';

/** What never began could not run; what was ended is a finding about the code. */
export function stopped(reason: string, command: string): ValidationPart {
  const started = !reason.startsWith('it could not start');
  return {
    passed: null,
    reason: `${started ? 'not finished' : 'not run'}: ${reason}`,
    evidence: [command],
  };
}

/** A part that could not run, and why. */
export function notRun(reason: string, command: string): ValidationPart {
  return { passed: null, reason: `not run: ${reason}`, evidence: [command] };
}
