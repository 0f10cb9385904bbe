import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { findPythonEmptyValue } from './find-python-empty-value.ts';
import { findScriptEmptyValue } from './find-script-empty-value.ts';

/** A read or call that failed because the value before it was nothing. */
export interface FailedAccess {
  /** From 1. */
  readonly line: number;
  /** From 1; null where the trace gives none. */
  readonly column: number | null;
  /** The property that was read, set or called. */
  readonly property: string;
}

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
