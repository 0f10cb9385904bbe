import { access } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { errorDetail, suggest, type ErrorDetail } from '@parallel-dispatcher/schema';
import { listRuns, runDirOf } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from '../checked.ts';

/** The name of the recordings in the folder of a run. */
const fileName = 'recordings.jsonl';

/** Where the recordings of a run are, recorded or not. */
export function recordingsFileOf(traceDir: string, runId: string): string {
  return join(runDirOf(traceDir, runId), fileName);
}

/** Where runs are looked for, and paths begin. */
export interface Place {
  /** Absolute. */
  readonly traceDir: string;
  readonly cwd: string;
}

/**
 * The recordings file that is meant: by a path, or by the id of a run, the begin of one, or `latest`
 * for the newest that has any.
 */
export async function findRecordings(
  which: string,
  { traceDir, cwd }: Place,
): Promise<Checked<string>> {
  if (isPath(which)) {
    const file = resolve(cwd, which);
    return (await isThere(file)) ? accept(file) : refuse(fileNotFound(file));
  }
  const listed = await listRuns(traceDir);
  const runs = listed.ok ? listed.value.map(({ runId }) => runId) : [];
  const recorded: string[] = [];
  for (const run of runs) {
    if (await isThere(recordingsFileOf(traceDir, run))) recorded.push(run);
  }
  const meant = which === 'latest' ? recorded.slice(0, 1) : matching(which, recorded);
  const [run, ...others] = meant;
  if (run === undefined) return refuse(notFound(which, { traceDir, runs, recorded }));
  if (others.length > 0) return refuse(ambiguous(which, meant));
  return accept(recordingsFileOf(traceDir, run));
}

function isPath(which: string): boolean {
  return isAbsolute(which) || which.includes('/') || which.endsWith('.jsonl');
}

function matching(which: string, runs: readonly string[]): readonly string[] {
  if (runs.includes(which)) return [which];
  const begin = which.toLowerCase();
  return which === '' ? [] : runs.filter((run) => run.toLowerCase().startsWith(begin));
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

interface Known extends Pick<Place, 'traceDir'> {
  readonly runs: readonly string[];
  readonly recorded: readonly string[];
}

function notFound(which: string, { traceDir, runs, recorded }: Known): ErrorDetail {
  const shown = JSON.stringify(which.slice(0, 100));
  const isRun = matching(which, runs).length > 0;
  const what = isRun
    ? `The run ${shown} has no recordings`
    : which === 'latest'
      ? `No run of ${traceDir} has recordings`
      : `There is no run ${shown} in ${traceDir}`;
  const some = recorded.slice(0, 5).join(', ');
  const close = isRun ? undefined : suggest(which, recorded);
  return errorDetail({
    code: isRun || which === 'latest' ? 'RUN_NOT_RECORDED' : 'RUN_NOT_FOUND',
    message: `${what}.`,
    path: 'replay',
    hint:
      recorded.length === 0
        ? 'Record a run first: dispatch run PLAN --record. Or name a recordings.jsonl by its path.'
        : close === undefined
          ? `These have recordings: ${some}${recorded.length > 5 ? ', …' : ''}.`
          : `Did you mean "${close}"?`,
  });
}

function ambiguous(which: string, runs: readonly string[]): ErrorDetail {
  return errorDetail({
    code: 'RUN_AMBIGUOUS',
    message: `${runs.length} recorded runs begin with ${JSON.stringify(which)}: ${runs.slice(0, 5).join(', ')}.`,
    path: 'replay',
    hint: 'Give more of the id.',
  });
}

function fileNotFound(file: string): ErrorDetail {
  return errorDetail({
    code: 'RECORDINGS_UNREADABLE',
    message: `There are no recordings in ${file}.`,
    path: 'replay',
    hint: 'Name the recordings.jsonl of a run, or the run.',
  });
}
