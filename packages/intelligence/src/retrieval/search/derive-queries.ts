import { parseStackTraces, type StackTrace } from '@parallel-dispatcher/code-analysis';
import { listTerms } from '../terms/list-terms.ts';
import { synonymsOf } from '../terms/synonyms.ts';

/** A question in another form, and where it came from. */
export interface DerivedQuery {
  readonly from: 'question' | 'identifiers' | 'paths' | 'stack' | 'synonyms';
  readonly text: string;
}

const identifier =
  /`([^`\n]{2,80})`|\b(\p{L}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+|\p{L}[\p{Ll}\p{N}]+\p{Lu}[\p{L}\p{N}]*|\p{L}[\p{L}\p{N}]*(?:\.\p{L}[\p{L}\p{N}]+)+\(?)/gu;
const path = /(?:[\w@.-]+\/)+[\w@.-]+|\b[\w-]+\.(?:[cm]?[jt]sx?|py|go|rs|java|md|json|ya?ml)\b/g;

/** More names than these make no question sharper. */
const mostNames = 12;

/**
 * The queries of a question: itself, the identifiers, paths and stack symbols in it, and the words
 * that mean about the same. Those that would be empty are not there.
 */
export function deriveQueries(question: string): readonly DerivedQuery[] {
  const identifiers = [...question.matchAll(identifier)].map((match) => match[1] ?? match[2] ?? '');
  const queries: readonly DerivedQuery[] = [
    { from: 'question', text: question },
    { from: 'identifiers', text: join(identifiers) },
    { from: 'paths', text: join(question.match(path) ?? []) },
    { from: 'stack', text: join(parseStackTraces(question).flatMap(symbolsOf)) },
    { from: 'synonyms', text: join(synonymsOf([...new Set(listTerms(question))])) },
  ];
  return queries.filter(({ text }) => text.trim() !== '');
}

/** Where an error passed through the project, and its name. */
function symbolsOf(trace: StackTrace): readonly string[] {
  const frames = trace.frames.filter(({ kind }) => kind === 'project' || kind === 'test');
  const places = frames.flatMap(({ function: name, file }) => [
    name ?? '',
    file?.split('/').at(-1) ?? '',
  ]);
  return [trace.errorType ?? '', ...places];
}

function join(names: readonly string[]): string {
  return [...new Set(names.filter((name) => name !== ''))].slice(0, mostNames).join(' ');
}
