import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import type { FailedAccess } from './failed-access.ts';
import { findPythonEmptyValue } from './find-python-empty-value.ts';
import { findScriptEmptyValue } from './find-script-empty-value.ts';

/**
 * Which expression of a line was nothing: `order.customer` for a failed read of `name` in
 * `order.customer.name`. Several where the line reads that property more than once and no column
 * tells which; empty where it cannot be told.
 */
export async function findEmptyValue(
  source: SourceText,
  access: FailedAccess,
): Promise<readonly string[]> {
  const language = sourceLanguage(source.file);
  if (language === null) return [];
  return language === 'python'
    ? findPythonEmptyValue(source.text, access)
    : await findScriptEmptyValue(source, access);
}
