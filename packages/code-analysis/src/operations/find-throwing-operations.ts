import type { ErrorKind } from '../error-facts/error-fact.ts';
import { explainError } from '../error-facts/explain-error.ts';
import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import type { StackTrace } from '../stack-traces/stack-trace.ts';
import { parseScript } from '../typescript/parse-script.ts';
import { readPythonCode } from './python/python-code.ts';
import { pythonOperations } from './python/python-operations.ts';
import { scriptOperations } from './script/script-operations.ts';
import type { ThrowingOperation } from './throwing-operation.ts';

/**
 * The operations of a file that can throw this very error themselves, in source order. Null where
 * no table knows the error, or the file is in another language than the error.
 */
export async function findThrowingOperations(
  source: SourceText,
  error: Pick<StackTrace, 'language' | 'errorType' | 'message'>,
): Promise<readonly ThrowingOperation[] | null> {
  const meaning = explainError(error);
  const language = sourceLanguage(source.file);
  if (meaning === null || language === null) return null;
  const told = { subject: meaning.subject, message: error.message };
  if (error.language === 'python') {
    const find = language === 'python' ? entryFor(pythonOperations, meaning.kind, error) : null;
    return find ? inOrder(find(readPythonCode(source.text), told)) : null;
  }
  const find = language === 'python' ? null : entryFor(scriptOperations, meaning.kind, error);
  return find ? inOrder(find(await parseScript(source), told)) : null;
}

interface Entry<Find> {
  readonly kind: ErrorKind;
  readonly message?: RegExp;
  readonly find: Find;
}

function entryFor<Find>(
  table: readonly Entry<Find>[],
  kind: ErrorKind,
  { message }: { readonly message: string },
): Find | null {
  const said = message.slice(0, 2_000);
  const fits = (one: Entry<Find>): boolean =>
    one.kind === kind && (one.message?.test(said) ?? true);
  return table.find(fits)?.find ?? null;
}

function inOrder(found: readonly ThrowingOperation[]): readonly ThrowingOperation[] {
  return [...found].sort((a, b) => a.line - b.line || a.column - b.column);
}
