import type { OutlineEntry } from './outline.ts';

/** Lines of a file that are found and shown together; both ends from 1, included. */
export interface Chunk {
  readonly startLine: number;
  readonly endLine: number;
  /** Names of what begins in it or goes around it, outer first. */
  readonly symbols: readonly string[];
}

/** About a screen: more dilutes what a chunk is about, less tears functions apart. */
const mostLines = 60;
const leastLines = 20;
/** Where nothing says where to cut, so that what lies on the cut is whole in one of both. */
const overlapLines = 15;

/** Cuts a file where its outermost parts begin; where there are none, by lines, with overlap. */
export function cutChunks(
  lines: readonly string[],
  entries: readonly OutlineEntry[],
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = 1;
  while (start <= lines.length) {
    const rest = lines.length - start + 1;
    const cut = rest <= mostLines + leastLines ? lines.length + 1 : findCut(entries, start);
    const end = Math.min((cut ?? start + mostLines) - 1, lines.length);
    if (lines.slice(start - 1, end).some((line) => line.trim() !== '')) {
      chunks.push({ startLine: start, endLine: end, symbols: symbolsOf(entries, { start, end }) });
    }
    start = cut ?? end + 1 - overlapLines;
  }
  return chunks;
}

/** The first line of the next chunk: of the parts that begin in reach, the outermost, then the last. */
function findCut(entries: readonly OutlineEntry[], start: number): number | null {
  const inReach = entries.filter(
    ({ startLine }) => startLine >= start + leastLines && startLine <= start + mostLines,
  );
  const outermost = Math.min(...inReach.map(({ indent }) => indent));
  return inReach.findLast(({ indent }) => indent === outermost)?.startLine ?? null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function symbolsOf(entries: readonly OutlineEntry[], { start, end }: Span): readonly string[] {
  const touching = entries.filter(
    ({ startLine, endLine }) =>
      (startLine >= start && startLine <= end) || (startLine < start && endLine >= start),
  );
  return [...new Set(touching.map(({ name }) => name))];
}
