import { sourceLanguage, type SourceLanguage } from '@parallel-dispatcher/code-analysis';
import * as z from 'zod';
import type { Source } from '../facts/source-facts.ts';
import { guessLanguage } from './guess-language.ts';

/** More is data, and no source that a person wrote. */
const longestSource = 1_000_000;

export const contentSchema = z.string().max(longestSource).describe('Source text of one file.');

export const sourcePathSchema = z
  .string()
  .max(4_096)
  .describe('Name or path of the file: tells its language and what ONEX expects of it.');

export const languageSchema = z
  .string()
  .max(64)
  .describe(
    'typescript, javascript or python, or a file ending. By the path, or the text, where it is left out.',
  );

interface SourceInput {
  readonly content: string;
  readonly source_path?: string | undefined;
  readonly language?: string | undefined;
}

export type ReadSource =
  { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly reason: string };

/** The text with its language, or why it cannot be analysed. */
export function readSource({ content, source_path, language }: SourceInput): ReadSource {
  const path = source_path === undefined || source_path === '' ? null : source_path;
  const named =
    languageOf(language ?? '') ??
    (path === null ? null : sourceLanguage(path)) ??
    (isSilent(language) && !hasEnding(path) ? guessLanguage(content) : null);
  if (named === null) {
    const said = [language, source_path].filter((one) => one !== undefined && one !== '');
    const what = said.length === 0 ? 'no language and no path are given' : said.join(', ');
    return { ok: false, reason: `only TypeScript, JavaScript and Python are analysed: ${what}` };
  }
  const tsx = named === 'typescript' && isTsx({ content, source_path, language });
  return { ok: true, source: { language: named, path, tsx, text: content } };
}

/** Whether it is said, or, where no path says otherwise, seen: tags that are closed. */
function isTsx({ content, source_path: path = '', language = '' }: SourceInput): boolean {
  if (/^\.?(?:tsx|typescriptreact)$/i.test(language.trim()) || /\.tsx$/i.test(path)) return true;
  return (
    !hasEnding(path) && /(?:return|=>|[=(?:])\s*<[A-Za-z>]/.test(content) && closedTag.test(content)
  );
}

/** Outside of a text, or at the end of a line, where no text ends so. */
const closedTag = /^[^'"`\n]*<\/[\w.]*>|\/>\s*[;,)]*$/m;

function hasEnding(path: string | null): boolean {
  return /[^/\\]\.\w+$/.test(path ?? '');
}

function isSilent(said: string | undefined): boolean {
  return said === undefined || said === '';
}

function languageOf(name: string): SourceLanguage | null {
  const known = name.trim().toLowerCase().replace(/^\./, '');
  if (known === 'python3') return 'python';
  if (known === 'node' || known === 'javascriptreact') return 'javascript';
  if (known === 'typescriptreact') return 'typescript';
  const words = ['typescript', 'javascript', 'python'] as const;
  return words.find((word) => word === known) ?? sourceLanguage(`x.${known}`);
}
