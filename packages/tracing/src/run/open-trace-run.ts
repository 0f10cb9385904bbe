import { resolve } from 'node:path';
import { planWithoutContent } from '../content/plan-without-content.ts';
import { blockingFileSystem } from '../files/blocking-file-system.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { Journal } from '../journal/journal.ts';
import { runPathsOf, type RunPaths } from '../layout/run-paths.ts';
import { assembleRun } from './assemble-run.ts';
import { createRunFolder } from './create-run-folder.ts';
import { noTraceRun } from './no-trace-run.ts';
import { noteJournalFailure } from './note-journal-failure.ts';
import { prepareTraceFolder } from './prepare-trace-folder.ts';
import { createTraceProblems, type TraceProblems } from './trace-problems.ts';
import type { TraceRun, TraceRunOptions } from './trace-run.ts';
import { writeHead } from './write-head.ts';

const nothingKept = 'trace_content is "none", so the run cannot be resumed';

/**
 * Opens the traces of a run. Never rejects: without a folder that is safe to write to, the answer
 * is a run whose status is `off` and says why.
 */
export async function openTraceRun(given: TraceRunOptions): Promise<TraceRun> {
  const run = given.content === 'none' ? withoutContent(given) : given;
  const fs = run.fileSystem ?? nodeFileSystem;
  // Nothing of the run has begun that could wait for the disk.
  const first = run.fileSystem ?? blockingFileSystem;
  const prepared = await prepareTraceFolder(first, resolve(run.traceDir));
  if (!prepared.ok) return noTraceRun(fs, prepared.reason);
  const traceDir = prepared.folder;
  const paths = runPathsOf(traceDir, run.runId);
  const problems =
    run.content === 'none'
      ? createTraceProblems({ warnings: [...prepared.warnings, nothingKept], resumable: false })
      : createTraceProblems({ warnings: prepared.warnings });
  try {
    const folders = await createRunFolder(first, { paths, problems });
    const [journal, owner] = await Promise.all([
      createJournal(fs, { paths, problems }),
      writeHead(first, { paths, problems, run }),
    ]);
    return assembleRun({ fs, run, problems, traceDir, paths, folders, journal, owner });
  } catch (error) {
    return noTraceRun(fs, `no traces in ${paths.runDir}: ${errorCode(error)}`);
  }
}

/** What is not given cannot be written. */
function withoutContent(run: TraceRunOptions): TraceRunOptions {
  const { context: _context, inputOf: _inputOf, ...rest } = run;
  return { ...rest, plan: planWithoutContent(run.plan) };
}

async function createJournal(
  fs: FileSystem,
  { paths, problems }: { readonly paths: RunPaths; readonly problems: TraceProblems },
): Promise<Journal | null> {
  const onFailure = noteJournalFailure(fs, { paths, problems });
  try {
    return await Journal.create(fs, { path: paths.journal, onFailure });
  } catch (error) {
    onFailure(errorCode(error));
    return null;
  }
}
