import { join, relative } from 'node:path';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import { commitFormat, readCommits, type Commit } from '../git/commit.ts';
import { countCompanions } from '../git/count-companions.ts';
import { findImporters } from '../git/find-importers.ts';
import { readBlame } from '../git/read-blame.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Collector } from './collector.ts';
import { filesToAnalyse } from './files-to-analyse.ts';

/** A report is no log: the newest changes, and the lines nearest the throw. */
const mostFiles = 10;
const mostChanges = 3;
const mostLines = 5;
const mostImporters = 10;
/** Commits of a file that are looked through for others that change with it. */
const lookedThrough = 50;

/** Who imports affected files, when they changed and with which, and where a trace's lines are from. */
export const git: Collector = {
  name: 'git',
  depths: ['standard', 'deep'],
  collect: async (failure, signal) => {
    const missing = (reason: string) => ({ facts: [], missing: [{ what: 'git_history', reason }] });
    const files = filesToAnalyse(failure)
      .filter((file) => file.startsWith('/'))
      .slice(0, mostFiles);
    const [first] = files;
    if (first === undefined) return missing('there is no file on disk');
    if (!failure.runCommand) return missing('no commands are run here');
    const opened = await openRepository(first, failure.runCommand, signal);
    if (!opened.ok) return missing(opened.reason);
    const { repository } = opened;
    const inside = files.filter((file) => file.startsWith(`${repository.root}/`));
    const facts = [
      ...(
        await Promise.all(inside.map((file) => readHistory(failure, { repository, file })))
      ).flat(),
      ...(await readLines(failure, repository)),
    ];
    return facts.length > 0
      ? { facts, missing: [] }
      : missing('no affected file was ever committed');
  },
};

interface HistoryOf {
  readonly repository: Repository;
  readonly file: string;
}

async function readHistory(
  { short }: FailureCase,
  { repository, file }: HistoryOf,
): Promise<readonly Fact[]> {
  const path = relative(repository.root, file);
  const log = await repository.ask(
    'log',
    '-n',
    String(lookedThrough),
    '--no-show-signature',
    '--no-ext-diff',
    '--full-diff',
    '--name-only',
    commitFormat,
    '--',
    path,
  );
  const commits = readCommits(log ?? '');
  const about = { file, line: null, detail: null };
  const importers = await findImporters(repository, file);
  const listed = importers.slice(0, mostImporters).join(', ');
  const more =
    importers.length > mostImporters ? ` and ${importers.length - mostImporters} more` : '';
  return [
    ...(importers.length === 0
      ? []
      : [
          {
            kind: 'imported_by',
            summary: `${short(file)} is imported by ${listed}${more}`,
            ...about,
          } as const,
        ]),
    ...commits.slice(0, mostChanges).map((commit): Fact => ({
      kind: 'recent_change',
      commit: commit.id,
      summary: `${short(file)} was changed by ${describe(commit)}`,
      ...about,
    })),
    ...countCompanions(path, commits)
      .slice(0, mostChanges)
      .map((one): Fact => ({
        kind: 'changed_together',
        summary: `${short(join(repository.root, one.file))} changed in ${one.together} of the last ${commits.length} commits of ${short(file)}`,
        ...about,
      })),
  ];
}

/** Where the lines nearest each throw are from. */
async function readLines(failure: FailureCase, repository: Repository): Promise<readonly Fact[]> {
  const { clusters, sources, short } = failure;
  const places = clusters.flatMap(({ frames: [nearest] }) =>
    nearest?.file == null || nearest.line === null
      ? []
      : [{ file: sources.resolve(nearest.file), line: nearest.line }],
  );
  const facts = places.slice(0, mostLines).map(async ({ file, line }): Promise<readonly Fact[]> => {
    if (!file.startsWith(`${repository.root}/`)) return [];
    const path = relative(repository.root, file);
    const range = `${line},${line}`;
    const blame = await repository.ask(
      'blame',
      '--no-textconv',
      '--porcelain',
      '-L',
      range,
      '--',
      path,
    );
    if (blame === null) return [];
    const commit = readBlame(blame);
    const from = commit ? `is of ${describe(commit)}` : 'is not committed yet';
    const summary = `line ${line} of ${short(file)} ${from}`;
    return [{ kind: 'blamed_line', commit: commit?.id ?? null, summary, file, line, detail: null }];
  });
  return (await Promise.all(facts)).flat();
}

function describe({ id, date, subject }: Omit<Commit, 'files'>): string {
  return `commit ${id} (${date}): ${quote(subject, 100)}`;
}
