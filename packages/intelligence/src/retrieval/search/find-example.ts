import { outline, type OutlineEntry } from '../chunks/outline.ts';
import { splitLines } from '../chunks/split-lines.ts';
import { listTerms } from '../terms/list-terms.ts';
import type { Candidate } from './candidate.ts';

/** A whole function, class, type or test; its lines from 1, both included. */
export interface Example {
  /** Null for lines that are in none. */
  readonly name: string | null;
  readonly startLine: number;
  readonly endLine: number;
  readonly code: string;
  /** The first sentence of the comment above it, or its first line of code. */
  readonly summary: string | null;
}

/** Larger ones are no examples: of those, the lines that were found are shown. */
const mostLines = 120;

/** The smallest whole part of a file around the lines that fit best. */
export function findExample(
  { text, candidate }: { readonly text: string; readonly candidate: Candidate },
  terms: ReadonlySet<string>,
): Example {
  const lines = splitLines(text);
  const line = bestLine(lines, { candidate, terms });
  const around = outline(lines, candidate.language)
    .filter(({ startLine, endLine }) => startLine <= line && endLine >= line)
    .filter(({ startLine, endLine }) => endLine - startLine < mostLines);
  const entry = around.findLast(({ kind }) => kind !== 'value') ?? around.at(-1);
  const place = entry ?? candidate;
  const code = lines.slice(place.startLine - 1, place.endLine);
  return {
    name: entry?.name ?? null,
    startLine: place.startLine,
    endLine: place.endLine,
    code: code.join('\n'),
    summary: summarize(code, entry),
  };
}

interface Best {
  readonly candidate: Candidate;
  readonly terms: ReadonlySet<string>;
}

/** The number of the line with the most terms; the first of them. */
function bestLine(lines: readonly string[], { candidate, terms }: Best): number {
  const counts = lines
    .slice(candidate.startLine - 1, candidate.endLine)
    .map((line) => new Set(listTerms(line).filter((term) => terms.has(term))).size);
  return candidate.startLine + counts.indexOf(Math.max(...counts));
}

const comment = /^\s*(?:\/\*\*?|\*\/|\*|\/\/+|#+|"""|''')?\s?/;

function summarize(code: readonly string[], entry: OutlineEntry | undefined): string | null {
  if (entry?.kind === 'test') return entry.name;
  const above: string[] = [];
  for (const line of code) {
    if (!/^\s*(?:\/\*|\*|\/\/|#)/.test(line)) break;
    above.push(
      line
        .replace(comment, '')
        .replace(/\*\/\s*$/, '')
        .trim(),
    );
  }
  const said = above.filter((line) => line !== '' && !line.startsWith('@')).join(' ');
  const sentence = /^.{0,300}?[.!?](?=\s|$)/.exec(said)?.[0] ?? said.slice(0, 300);
  return sentence.trim() || code[above.length]?.trim().slice(0, 300) || null;
}
