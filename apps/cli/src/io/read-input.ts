import { createReadStream } from 'node:fs';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { ownExitCodes } from '../render/refused-document.ts';
import { cliError } from '../cli-error.ts';
import { collectBytes } from './collect-bytes.ts';
import { missingInput } from './missing-input.ts';

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
  const { promise: cancelled, resolve } = Promise.withResolvers<undefined>();
  const stop = (): void => resolve(undefined);
  limits.cancel.addEventListener('abort', stop, { once: true });
  try {
    const stream = fromStdin ? process.stdin : createReadStream(file, { end: limits.maxBytes });
    // Opening a pipe that nobody writes to blocks where no stream can be stopped: hence the race.
    const bytes = await Promise.race([collectBytes(stream, limits), cancelled]);
    return bytes === undefined ? { kind: 'cancelled' } : { kind: 'bytes', bytes };
  } catch (cause) {
    return await refusal(fromStdin ? undefined : file, cause as NodeJS.ErrnoException);
  } finally {
    limits.cancel.removeEventListener('abort', stop);
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
