import { posix } from 'node:path';
import type { AgentFiles } from '@parallel-dispatcher/agent';
import type { CoderInput } from '@parallel-dispatcher/schema';
import { fileExists, textOrNull } from './find-existing.ts';
import { planOutput } from './plan-output.ts';

/**
 * Looks for the node's own file before anybody is paid for what could not be written.
 * @throws AgentError with `FILE_EXISTS`.
 */
export async function refuseExisting(
  nodeFile: string | undefined,
  ...[input, files]: [CoderInput, Pick<AgentFiles, 'readText'>]
): Promise<void> {
  if (nodeFile === undefined || input.overwrite) return;
  const target = posix.join(planOutput(input).folder, nodeFile);
  const held = await textOrNull(target, (path) => files.readText(path));
  if (held !== null) throw fileExists(target);
}
