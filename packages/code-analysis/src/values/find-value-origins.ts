import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { findPythonOrigins } from './find-python-origins.ts';
import { findScriptOrigins } from './find-script-origins.ts';
import type { ValueOrigin } from './value-origin.ts';

interface ValueUse {
  /** `order.customer`, `findUser(id)`. */
  readonly expression: string;
  /** Line of its use, from 1. */
  readonly line: number;
}

/**
 * Where a value that turned out to be nothing may come from, as far as one file shows: the
 * parameter or declaration of its first name in the enclosing functions, assignments to it, and
 * the returns of a same-file function that yield nothing. Places to look at, no proof.
 */
export async function findValueOrigins(
  source: SourceText,
  use: ValueUse,
): Promise<readonly ValueOrigin[]> {
  const language = sourceLanguage(source.file);
  if (language === null) return [];
  const found =
    language === 'python'
      ? findPythonOrigins(source.text, use)
      : await findScriptOrigins(source, use);
  return [...found].sort((a, b) => a.line - b.line).slice(0, mostOrigins);
}

/** More places than this help nobody to look. */
const mostOrigins = 12;
