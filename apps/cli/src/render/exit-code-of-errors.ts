import { exitCodes, type ErrorDetail } from '@parallel-dispatcher/schema';

/** What the errors of a command about another run, or about files, mean for the calling shell. */
const codes: Readonly<Record<string, number>> = {
  RUN_NOT_FINISHED: exitCodes.stoppedResumable,
  RUN_INTERRUPTED: exitCodes.taskFailed,
  RUN_UNREACHABLE: exitCodes.environment,
  ORDER_NOT_STORED: exitCodes.environment,
  FILE_NOT_WRITTEN: exitCodes.environment,
  PORT_UNAVAILABLE: exitCodes.environment,
};

export function exitCodeOfErrors([first]: readonly ErrorDetail[]): number {
  const code = first?.code ?? '';
  return Object.hasOwn(codes, code) ? (codes[code] as number) : exitCodes.refused;
}
