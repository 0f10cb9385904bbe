import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import type { AntiPattern } from './anti-pattern.ts';
import { findPythonAntiPatterns } from './find-python-anti-patterns.ts';
import { findScriptAntiPatterns } from './find-script-anti-patterns.ts';

/**
 * Constructs that are wrong wherever they stand, by line. Null where the file's language is not
 * analysed. A rule that cannot be sure stays silent.
 */
export async function findAntiPatterns(source: SourceText): Promise<readonly AntiPattern[] | null> {
  const language = sourceLanguage(source.file);
  if (language === null) return null;
  const found =
    language === 'python'
      ? findPythonAntiPatterns(source.text)
      : await findScriptAntiPatterns(source);
  return [...found].sort((a, b) => a.line - b.line);
}
