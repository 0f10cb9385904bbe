import { basename, dirname } from 'node:path';
import { errorDetail, schemaVersion } from '@parallel-dispatcher/schema';
import type { ErrorDetail, TaskEnvelope } from '@parallel-dispatcher/schema';
import { describeIoError } from '../host-port/describe-io-error.ts';
import { placeFile } from '../host-port/place-file.ts';
import { quotePath } from '../paths/path-refusal.ts';
import { hashOf, inRejectedFolder, type RejectedFolder } from './rejected-folder.ts';
import { rejectedSuffix, reportPathOf, type RejectionReport } from './rejection-report.ts';

/** A file that its agent refused. */
export interface KeptFile {
  /** As the agent named it: where the file would have been. */
  readonly path: string;
  /** Where it is placed, `.rejected` included. */
  readonly real: string;
  readonly contents: Uint8Array;
}

/** Whose answer was refused, and why: redacted. */
export interface Rejection {
  readonly envelope: Pick<TaskEnvelope, 'run' | 'task'>;
  readonly error: Pick<ErrorDetail, 'code' | 'message' | 'hint'>;
}

interface PlacedRejection extends Rejection {
  readonly roots: readonly string[];
}

/**
 * Places the refused files of one folder and the report on them, in the place of those that the
 * same node left there before. Undefined: done; an error: nothing was placed, or what a full disk
 * left of it, which the report lists.
 */
export async function placeRejected(
  files: readonly [KeptFile, ...KeptFile[]],
  { roots, ...rejection }: PlacedRejection,
): Promise<ErrorDetail | undefined> {
  const [first] = files;
  const report = reportPathOf(first.real.slice(0, -rejectedSuffix.length));
  try {
    return await inRejectedFolder(
      { folder: dirname(first.real), roots, create: true },
      async (folder) => {
        for (const file of files) {
          if ((await findHeld(file, folder)) === 'foreign') return notOurs(file.real);
        }
        await folder.clear(basename(report));
        // The report first: what a crash leaves behind is known as ours.
        const contents = describeSet(files, rejection);
        await placeFile({ path: report, real: report, contents, overwrite: false }, roots);
        for (const file of files) await placeOne(file, { folder, roots });
        return undefined;
      },
    );
  } catch (thrown) {
    return describeIoError(thrown, first.real, 'write');
  }
}

/** Another task may have placed the same file meanwhile, such as a model that two nodes share. */
async function placeOne(
  file: KeptFile,
  { folder, roots }: { readonly folder: RejectedFolder; readonly roots: readonly string[] },
): Promise<void> {
  const overwrite = (await findHeld(file, folder)) !== 'nothing';
  try {
    await placeFile({ ...file, overwrite }, roots);
  } catch (thrown) {
    const isThere = (thrown as NodeJS.ErrnoException | null)?.code === 'EEXIST';
    if (!isThere || (await findHeld(file, folder)) !== 'same') throw thrown;
  }
}

/** What has the place of a file: a link or folder is foreign, and so is what somebody edited. */
async function findHeld(
  { real, contents }: KeptFile,
  folder: RejectedFolder,
): Promise<'nothing' | 'same' | 'ours' | 'foreign'> {
  const name = basename(real);
  const held = await folder.read(name);
  if (held === undefined) return 'nothing';
  if (held === null) return 'foreign';
  if (Buffer.compare(held, contents) === 0) return 'same';
  return (await folder.isKnown(name, held)) ? 'ours' : 'foreign';
}

function describeSet(files: readonly KeptFile[], { envelope, error }: Rejection): Uint8Array {
  const report: RejectionReport = {
    schema_version: schemaVersion,
    kind: 'rejected_files',
    run: envelope.run,
    task: envelope.task,
    error: { code: error.code, message: error.message, hint: error.hint },
    files: files.map(({ real, contents }) => ({ name: basename(real), sha256: hashOf(contents) })),
  };
  return Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
}

function notOurs(path: string): ErrorDetail {
  return errorDetail({
    code: 'FILE_EXISTS',
    message: `${quotePath(path)} is there already, and was edited or is not ours.`,
    path: 'path',
    hint: 'Move or remove it.',
  });
}
