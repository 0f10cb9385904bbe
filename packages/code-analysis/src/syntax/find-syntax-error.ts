import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { loadTypeScript } from '../typescript/load-typescript.ts';

export interface SyntaxFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * The first place where TypeScript or JavaScript does not parse; null where all of it does.
 * Undefined for other languages, which are not parsed here.
 */
export async function findSyntaxError(source: SourceText): Promise<SyntaxFault | null | undefined> {
  const language = sourceLanguage(source.file);
  if (language !== 'typescript' && language !== 'javascript') return undefined;
  const ts = await loadTypeScript();
  const { diagnostics = [] } = ts.transpileModule(source.text, {
    fileName: source.file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve, allowJs: true, target: ts.ScriptTarget.ESNext },
  });
  const [first] = diagnostics;
  if (first === undefined) return null;
  const before = source.text.slice(0, first.start ?? 0);
  return {
    line: before.split('\n').length,
    message: ts.flattenDiagnosticMessageText(first.messageText, ' '),
  };
}
