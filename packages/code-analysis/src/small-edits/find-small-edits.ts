import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { findPythonEdits } from './find-python-edits.ts';
import { findScriptEdits } from './find-script-edits.ts';
import type { LineRange } from './line-range.ts';
import { slips, type SmallEdit } from './small-edit.ts';

/**
 * Changes of one line that may undo a slip, in some lines of a file, those of the commonest slips
 * first. Null where the file's language is not analysed. They are guesses: what does not run the
 * changed file knows nothing of it.
 */
export async function findSmallEdits(
  source: SourceText,
  range: LineRange,
): Promise<readonly SmallEdit[] | null> {
  const language = sourceLanguage(source.file);
  if (language === null) return null;
  const found =
    language === 'python'
      ? findPythonEdits(source.text, range)
      : await findScriptEdits(source, range);
  return found.toSorted((a, b) => slips.indexOf(a.slip) - slips.indexOf(b.slip));
}
