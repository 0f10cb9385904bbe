import { join, relative } from 'node:path';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import { readEslint, type LintMessage } from '../lint/read-eslint.ts';
import { findProject } from '../trial/find-project.ts';
import { makeProjectCopy } from '../trial/project-copy.ts';
import { trialTimeoutMs } from '../trial/trial-folder.ts';
import type { Collection, Collector } from './collector.ts';
import { filesToAnalyse } from './files-to-analyse.ts';

/** As many as of anti-patterns in one file. */
const mostMessages = 50;

/** What the project's own ESLint says of the files, run on a copy of the project. */
export const lint: Collector = {
  name: 'lint',
  depths: ['deep'],
  collect: async (failure, signal) => {
    const { lint_command: argv } = failure.input;
    const { runCommand } = failure;
    if (argv === null) return { facts: [], missing: [] };
    if (!runCommand) return nothing('no commands are run here');
    const files = filesToAnalyse(failure).filter((file) => /^\/.*\.[cm]?[jt]sx?$/.test(file));
    const [first] = files;
    const project =
      first === undefined
        ? null
        : await findProject(first, { runCommand, ...(signal && { signal }) });
    if (!project) return nothing('no affected file lies in a project or repository');
    const own = files.map((file) => relative(project.folder, file));
    const inside = own.filter((file) => !file.startsWith('..'));
    await using copy = await makeProjectCopy({ project, runCommand, signal });
    const { output, stopped } = await copy.run({
      argv: [...argv, '--format', 'json', ...inside],
      input: null,
      timeoutMs: trialTimeoutMs,
    });
    const messages = readEslint(output);
    if (messages === null) return nothing(stopped ?? `it printed no JSON: ${quote(output, 200)}`);
    const named = messages.map((one) => ({
      ...one,
      file: join(project.folder, relative(project.folder, one.file)),
    }));
    const facts = named.slice(0, mostMessages).map((one) => describe(failure, one));
    return { facts: await Promise.all(facts), missing: [] };
  },
};

function nothing(reason: string): Collection {
  return { facts: [], missing: [{ what: 'lint', reason }] };
}

async function describe(failure: FailureCase, said: LintMessage): Promise<Fact> {
  const { file, line, rule, message, fixes } = said;
  const place = await placeOf(failure, { file, line, column: null, function: null });
  const where = describePlace(place, failure.short);
  const summary = `${rule} in ${where}: ${quote(message)}`;
  return {
    kind: 'lint',
    place,
    rule,
    message,
    fixes,
    summary,
    file: place.file,
    line,
    detail: null,
  };
}
