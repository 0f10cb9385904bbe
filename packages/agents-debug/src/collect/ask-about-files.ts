import type { JsonObject } from '@parallel-dispatcher/schema';
import { sourceLanguage } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { Collection } from './collector.ts';
import { filesToAnalyse } from './files-to-analyse.ts';

/** A tool may take seconds for a file; the fault is seldom in the fourth. */
const mostFiles = 3;

/** One tool, asked about each file by itself. */
export interface FileQuestion {
  readonly tool: string;
  /** What is named as not measured where the tool did not answer. */
  readonly what: string;
  /** Besides the content. */
  readonly args: (file: string, language: string | null) => JsonObject;
  readonly readAnswer: (answer: JsonObject, at: { file: string; short: string }) => readonly Fact[];
}

/** What a tool says of the first files. */
export async function askAboutFiles(
  failure: FailureCase,
  question: FileQuestion,
): Promise<Collection> {
  const all = filesToAnalyse(failure);
  if (all.length === 0) {
    return {
      facts: [],
      missing: [{ what: question.what, reason: 'there is no file to ask about' }],
    };
  }
  const asked = all.slice(0, mostFiles);
  const found = await Promise.all(asked.map((file) => askAboutFile(failure, { question, file })));
  const rest = all.length - asked.length;
  const left = {
    what: question.what,
    reason: `${rest} of ${all.length} files were not asked about`,
  };
  return {
    facts: found.flatMap(({ facts }) => facts),
    missing: [...found.flatMap(({ missing }) => missing), ...(rest > 0 ? [left] : [])],
    answeredBy: [...new Set(found.flatMap(({ answeredBy }) => answeredBy ?? []))],
  };
}

async function askAboutFile(
  failure: FailureCase,
  { question, file }: { readonly question: FileQuestion; readonly file: string },
): Promise<Collection> {
  const short = failure.short(file);
  const missing = (reason: string): Collection => ({
    facts: [],
    missing: [{ what: `${question.what} of ${short}`, reason }],
  });
  const read = await failure.sources.read(file);
  if (!read.ok) return missing(read.reason);
  const { text } = read.source;
  const args = { content: text, ...question.args(file, sourceLanguage(read.source.file)) };
  const attempt = await failure.askTool({ tool: question.tool, args });
  if (!attempt.ok) return missing(attempt.reason);
  const { value, answeredBy } = attempt;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return missing(`${question.tool}: the answer is no object`);
  }
  const facts = question.readAnswer(value as JsonObject, { file, short });
  return { facts, missing: [], answeredBy: [answeredBy] };
}
