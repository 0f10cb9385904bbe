import { basename, join, resolve } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import { Journal } from '../journal/journal.ts';
import { runPathsOf, type RunPaths } from '../layout/run-paths.ts';
import type { Read } from '../readers/read.ts';
import { assembleRun } from '../run/assemble-run.ts';
import { judgeFolder } from '../run/judge-folder.ts';
import { noteJournalFailure } from '../run/note-journal-failure.ts';
import { describeOwner } from '../run/owner.ts';
import { prepareTraceFolder } from '../run/prepare-trace-folder.ts';
import { createTraceProblems, type TraceProblems } from '../run/trace-problems.ts';
import type { TraceRun, TraceRunOptions } from '../run/trace-run.ts';
import { claimRun, type Claim } from './claim-run.ts';
import { reuseRunFolder } from './reuse-run-folder.ts';
import type { ResumableRun } from './resumable-run.ts';
import { notWritable } from './resume-errors.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

export interface ReopenOptions extends Pick<
  TraceRunOptions,
  'traceDir' | 'controlSocket' | 'inputOf' | 'showPath' | 'fileSystem'
> {
  /** As `readRunToResume` gave it. */
  readonly run: ResumableRun;
  /** As for `readRunToResume`. @default false */
  readonly force?: boolean;
}

/**
 * Makes this process the owner of a run that broke off or was stopped. Of several that try at once
 * one gets it, the others are refused and have started nothing. What is written from then on is as
 * `openTraceRun` does it: the journal goes on behind its last whole line, and traces, result and
 * index of an earlier end are replaced.
 */
export async function reopenTraceRun(options: ReopenOptions): Promise<Read<TraceRun>> {
  const fs = options.fileSystem ?? nodeFileSystem;
  const prepared = await prepareTraceFolder(fs, resolve(options.traceDir));
  if (!prepared.ok) return notWritable(options.traceDir, prepared.reason);
  const traceDir = prepared.folder;
  const paths = runPathsOf(traceDir, options.run.runId);
  try {
    const { kind, mode, uid } = await fs.lstat(paths.runDir);
    const found = { kind, mode, uid };
    const judged = judgeFolder({ path: paths.runDir, found, uid: process.getuid?.() });
    if (!judged.ok) return notWritable(paths.runDir, judged.reason);
    const problems = createTraceProblems({ warnings: [...prepared.warnings, ...judged.warnings] });
    return await takeOver({ fs, traceDir, paths, problems, options });
  } catch (error) {
    return notWritable(paths.runDir, errorCode(error));
  }
}

interface Taking {
  readonly fs: FileSystem;
  readonly traceDir: string;
  readonly paths: RunPaths;
  readonly problems: TraceProblems;
  readonly options: ReopenOptions;
}

async function takeOver(taking: Taking): Promise<Read<TraceRun>> {
  const { fs, traceDir, paths, problems, options } = taking;
  const { run, force = false } = options;
  const traceRun = traceRunOptionsOf(options);
  const self = await describeOwner(fs, { ...traceRun, fence: 0 });
  const claimed = await claimRun(fs, { paths, run, self, force });
  if (!claimed.ok) return claimed;
  const { owner } = claimed.value;
  const journal = await becomeOwner(taking, claimed.value);
  await sweepLeftovers(fs, { paths, fence: owner.fence });
  const folders = await reuseRunFolder(fs, { paths, problems });
  const value = assembleRun({
    fs,
    run: traceRun,
    problems,
    traceDir,
    paths,
    folders,
    journal,
    owner,
    history: run.events,
    indexFile: run.indexFile === null ? null : join(traceDir, basename(run.indexFile)),
  });
  return { ok: true, value };
}

/** The claim becomes `owner.json` in one step, as the last one that can fail. */
async function becomeOwner(
  { fs, paths, problems, options }: Taking,
  claim: Claim,
): Promise<Journal> {
  let journal: Journal | undefined;
  try {
    const { wholeSize } = options.run.journal;
    const onFailure = noteJournalFailure(fs, { paths, problems });
    journal = await Journal.reopen(fs, { path: paths.journal, wholeSize, onFailure });
    await fs.rename(claim.file, paths.owner);
    return journal;
  } catch (error) {
    await journal?.close();
    await tryQuietly(() => fs.remove(claim.file));
    throw error;
  }
}

/** What the first owner was given is stored. */
function traceRunOptionsOf(options: ReopenOptions): TraceRunOptions {
  const { runId, plan } = options.run;
  return {
    ...options,
    runId,
    correlationId: plan.correlation_id,
    startedAt: new Date(plan.started_at),
    plan: plan.plan,
    agents: new Map(Object.entries(plan.agents)),
    config: plan.config,
  };
}
