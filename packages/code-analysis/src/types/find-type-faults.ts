import type { CodeFixAction, Diagnostic, LanguageService } from 'typescript-api';
import type { AntiPattern, LineFix } from '../anti-patterns/anti-pattern.ts';
import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { loadTypeScript, type TypeScript } from '../typescript/load-typescript.ts';
import { TypeChecker } from './type-checker.ts';

export interface TypeFault {
  readonly file: string;
  readonly pattern: AntiPattern;
}

/** Fixes that say what was meant; others only silence the compiler. */
const rules: Readonly<Record<string, string>> = {
  spelling: 'misspelled-name',
  addMissingAwait: 'missing-await',
  fixMissingCallParentheses: 'missing-call',
};

let checker: TypeChecker | undefined;

/**
 * Type errors of TypeScript and JavaScript that the compiler knows a fix of one line for: names
 * that are another one but for a letter, promises that are not awaited, functions that are tested
 * and not called. Types come from these sources and the language alone, so an error that may be
 * of a missing import is none here.
 */
export async function findTypeFaults(
  sources: readonly SourceText[],
): Promise<readonly TypeFault[]> {
  const scripts = sources.filter(({ file }) =>
    ['typescript', 'javascript'].includes(sourceLanguage(file) ?? ''),
  );
  if (scripts.length === 0) return [];
  const ts = await loadTypeScript();
  checker ??= new TypeChecker(ts);
  const { service } = checker;
  return checker.load(scripts).flatMap(({ name, source }) => {
    const diagnostics = [
      ...service.getSemanticDiagnostics(name),
      ...service.getSuggestionDiagnostics(name),
    ];
    return diagnostics.flatMap((one) => {
      const pattern = patternOf(one, { ts, service, name, source });
      return pattern ? [{ file: source.file, pattern }] : [];
    });
  });
}

interface Place {
  readonly ts: TypeScript;
  readonly service: LanguageService;
  readonly name: string;
  readonly source: SourceText;
}

function patternOf(diagnostic: Diagnostic, place: Place): AntiPattern | null {
  const { ts, service, name, source } = place;
  const { start, length, code, messageText } = diagnostic;
  if (start === undefined || length === undefined) return null;
  const actions = service.getCodeFixesAtPosition(name, start, start + length, [code], {}, {});
  const action = actions.find(({ fixName }) => Object.hasOwn(rules, fixName));
  const fix = action && lineFixOf(action, { name, text: source.text });
  if (!fix) return null;
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  return { rule: rules[action.fixName] ?? action.fixName, line: fix.line, message, fix };
}

/** The line with the change; null where it changes more than one line. */
function lineFixOf(
  { changes }: CodeFixAction,
  { name, text }: { readonly name: string; readonly text: string },
): LineFix | null {
  const [change] = changes;
  if (!change || changes.length > 1 || change.fileName !== name) return null;
  const starts = change.textChanges.map(({ span }) => span.start);
  const from = text.lastIndexOf('\n', Math.min(...starts) - 1) + 1;
  const next = text.indexOf('\n', from);
  const to = next < 0 ? text.length : next;
  const fits = change.textChanges.every(
    ({ span, newText }) =>
      span.start >= from && span.start + span.length <= to && !newText.includes('\n'),
  );
  if (!fits) return null;
  const before = text.slice(from, to).replace(/\r$/, '');
  const after = change.textChanges
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((line, { span, newText }) => {
      const at = span.start - from;
      return line.slice(0, at) + newText + line.slice(at + span.length);
    }, before);
  return { line: text.slice(0, from).split('\n').length, before, after };
}
