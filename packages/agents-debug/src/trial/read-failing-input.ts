import { extname } from 'node:path';
import type { DebugInput } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { TrialInput } from './trial-input.ts';

/** The input that makes the command fail; null: there is none. Rejects where it cannot be read. */
export async function readFailingInput(
  { failing_input: given }: DebugInput,
  { readText }: DebugPorts,
): Promise<TrialInput | null> {
  if (given === null) return null;
  const { text, file } = given;
  if (file === undefined) return { text: text ?? '', ending: '' };
  return { text: await readText(file), ending: extname(file) };
}
