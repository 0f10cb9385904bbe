import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { findFirstFailing } from '../git/find-first-failing.ts';
import { readChangedFiles } from '../git/read-changed-files.ts';
import { readLinesOfCommit } from '../git/read-lines-of-commit.ts';
import { openRepository } from '../git/repository.ts';
import { quote } from '../facts/quote.ts';
import type { Collection, Collector } from './collector.ts';

/** It is run about ten times more. */
const longestRunMs = 10_000;

/** Longer lists name no cause. */
const mostListed = 5;

/** The commit since which the test command fails. */
export const bisect: Collector = {
  name: 'bisect',
  depths: ['deep'],
  collect: async ({ baseline, runCommand, sources }, signal) => {
    if (!baseline.ran) return nothing(baseline.reason);
    const { trial, project, argv, input } = baseline;
    if (trial.exitCode === 0) return nothing('the test command passed');
    if (trial.exitCode === null || !runCommand) return nothing('the test command did not end');
    if (trial.durationMs > longestRunMs) {
      return nothing(
        `the test command takes more than ${longestRunMs} ms, and would run about ten times`,
      );
    }
    const opened = await openRepository(`${project.root}/.`, runCommand, signal);
    if (!opened.ok) return nothing(opened.reason);
    const { repository } = opened;
    if (repository.root !== (await realpath(project.root))) {
      return nothing('the project is of no repository');
    }
    const first = await findFirstFailing({
      repository,
      project,
      argv,
      input,
      runCommand,
      signal,
    });
    if (!first.found) return nothing(first.reason);
    const { commit, runs } = first;
    const command = `\`${quote(argv.join(' '), 100)}\``;
    const since = commit
      ? `fails since commit ${commit.id} (${commit.date}): ${quote(commit.subject, 100)}`
      : 'passes at the last commit: what breaks it is not committed yet';
    const files = commit ? await readChangedFiles(repository, commit.id) : [];
    const summary = `${command} ${since}${listed(files)}; ${runs} runs with the tests of today`;
    const about = { file: null, line: null, detail: null };
    const paths = files.filter((path) => sources.known.includes(join(repository.root, path)));
    const changed = paths.map(async (path) => ({
      file: join(repository.root, path),
      lines: commit ? await readLinesOfCommit(repository, { commit: commit.id, path }) : [],
    }));
    const found = { commit: commit?.id ?? null, changed: await Promise.all(changed) };
    return { facts: [{ kind: 'first_failing', ...found, summary, ...about }], missing: [] };
  },
};

function listed(files: readonly string[]): string {
  if (files.length === 0) return '';
  const more = files.length > mostListed ? ` and ${files.length - mostListed} more files` : '';
  return `, which changed ${files.slice(0, mostListed).join(', ')}${more}`;
}

function nothing(reason: string): Collection {
  return { facts: [], missing: [{ what: 'first_failing_commit', reason }] };
}
