import { createHash } from 'node:crypto';
import { cutChunks } from '../chunks/cut-chunks.ts';
import { outline } from '../chunks/outline.ts';
import { splitLines } from '../chunks/split-lines.ts';
import { listTerms } from '../terms/list-terms.ts';
import { languageOf } from '../workspace/language-of.ts';
import { reasonByContent } from '../workspace/reason-by-content.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { NewFile } from './new-file.ts';

/**
 * A file that changed less than this before it was read may change again without another size or time:
 * some file systems count in whole seconds or two.
 */
const settlesMs = 2500;

interface ReadFile {
  readonly content: Buffer;
  readonly sha256: string;
  readonly settled: boolean;
}

/** Cuts a file into chunks with their terms. */
export function prepareFile(file: SourceFile, { content, sha256, settled }: ReadFile): NewFile {
  const language = languageOf(file.path);
  const leftOut = reasonByContent(content);
  const base = { file, language, settled, sha256, leftOut };
  if (leftOut) return { ...base, text: '', chunks: [] };
  const text = content.toString('utf8');
  const lines = splitLines(text);
  const path = listTerms(file.path).join(' ');
  const chunks = cutChunks(lines, outline(lines, language)).map((chunk) => {
    const body = lines.slice(chunk.startLine - 1, chunk.endLine).join('\n');
    const symbols = listTerms(chunk.symbols.join(' ')).join(' ');
    return { ...chunk, terms: { path, symbols, body: listTerms(body).join(' ') } };
  });
  return { ...base, text, chunks };
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Whether size and time of a file will tell the next change, seen at `nowMs` since 1970. */
export function isSettled({ modifiedNs }: SourceFile, nowMs: number): boolean {
  return nowMs - Number(BigInt(modifiedNs) / 1_000_000n) > settlesMs;
}
