import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { ownExitCodes } from '../render/refused-document.ts';
import { cliError } from '../cli-error.ts';
import { collectBytes } from './collect-bytes.ts';
import { missingInput } from './missing-input.ts';
import { openInput } from './open-input.ts';

export type ReadInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly error: ErrorDetail; readonly exitCode: number }
  | { readonly kind: 'cancelled' };

/** Reads a file, or stdin for `-` and undefined, up to one byte past `maxBytes`. */
export async function readInput(
  file: string | undefined,
  limits: { readonly maxBytes: number; readonly cancel: AbortSignal },
): Promise<ReadInput> {
  const fromStdin = file === undefined || file === '-';
  try {
    const stream = fromStdin ? process.stdin : openInput(file, limits.maxBytes);
    const bytes = await collectBytes(stream, limits);
    return bytes === undefined ? { kind: 'cancelled' } : { kind: 'bytes', bytes };
  } catch (cause) {
    return await refusal(fromStdin ? undefined : file, cause as NodeJS.ErrnoException);
  }
}

async function refusal(file: string | undefined, cause: NodeJS.ErrnoException): Promise<ReadInput> {
  const name = file ?? 'stdin';
  if (cause.code === 'ENOENT' && file !== undefined) {
    return { kind: 'refused', error: await missingInput(file), exitCode: ownExitCodes.refused };
  }
  if (cause.code === 'EISDIR') {
    const error = cliError('INPUT_IS_DIRECTORY', `The input ${name} is a folder, not a file.`, {
      hint: 'Name the plan file in it.',
    });
    return { kind: 'refused', error, exitCode: ownExitCodes.refused };
  }
  const error = cliError(
    'INPUT_UNREADABLE',
    `The input ${name} could not be read: ${cause.message}.`,
    { hint: 'Check that the file is there and that you may read it.' },
  );
  return { kind: 'refused', error, exitCode: ownExitCodes.environment };
}
