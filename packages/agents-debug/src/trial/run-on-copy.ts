import type { NamedText } from '../records/coverage-unit.ts';
import { makeProjectCopy, type CopyRequest, type TimedEnd } from './project-copy.ts';
import { trialTimeoutMs } from './trial-folder.ts';
import type { TrialInput } from './trial-input.ts';

export interface TrialRequest extends CopyRequest {
  readonly argv: readonly string[];
  /** What the command reads. */
  readonly input: TrialInput | null;
  /** After this long it is ended. @default 120 s */
  readonly timeoutMs?: number | undefined;
  /** Text that a file has in the copy, by its path in the project. */
  readonly changed?: ReadonlyMap<string, string>;
}

export interface Trial extends TimedEnd {
  /** What node processes wrote about the functions that they ran; paths are those of the project. */
  readonly coverage: readonly NamedText[];
}

/** Runs a command on a copy of the project, which is removed afterwards. */
export async function runOnCopy(request: TrialRequest): Promise<Trial> {
  const { argv, input, changed = new Map(), timeoutMs = trialTimeoutMs } = request;
  await using copy = await makeProjectCopy(request);
  for (const [path, text] of changed) await copy.write(path, text);
  const end = await copy.run({ argv, input, timeoutMs, recordsCoverage: true });
  return { ...end, coverage: await copy.readCoverage() };
}
