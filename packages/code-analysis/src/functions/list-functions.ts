import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import type { FunctionInfo } from './function-info.ts';
import { listPythonFunctions } from './list-python-functions.ts';
import { listScriptFunctions } from './list-script-functions.ts';

/**
 * The functions of a file with their metrics, in source order, outer before inner. Null where the
 * file's language is not analysed.
 */
export async function listFunctions(source: SourceText): Promise<readonly FunctionInfo[] | null> {
  const language = sourceLanguage(source.file);
  if (language === null) return null;
  return language === 'python'
    ? listPythonFunctions(source.text)
    : await listScriptFunctions(source);
}
