import type { ErrorDetail, RunResult } from '@parallel-dispatcher/schema';
import { cliError } from './cli-error.ts';
import { hasResultForm } from './render/has-result-form.ts';
import { jsonText } from './render/json-text.ts';
import { nothingLeftText } from './render/nothing-left-text.ts';
import type { Page } from './render/page.ts';
import { ownExitCodes, refusedDocument } from './render/refused-document.ts';
import { refusalText, runEndText, runResultText } from './render/run-result-text.ts';

/** What a command answers, before it is known how it will be shown. */
export type Answer =
  | {
      readonly kind: 'document';
      readonly exitCode: number;
      /** The one JSON document. */
      readonly document: object;
      /** The same for people. */
      readonly text: (page: Page) => string;
      /** What a person at the terminal is told when the document went elsewhere; null for nothing. */
      readonly aside: ((page: Page) => string) | null;
    }
  /** Text in a format of its own, such as help or a diagram. */
  | { readonly kind: 'raw'; readonly exitCode: number; readonly raw: string };

/** The answer to a command that went well and is a document. */
export function documentAnswer(document: object, text: (page: Page) => string): Answer {
  return { kind: 'document', exitCode: 0, document, text, aside: null };
}

/** The answer that is a refused document of the runtime. */
export function refusedAnswer(result: RunResult): Answer {
  const text = (page: Page): string => refusalText(result, page);
  return { kind: 'document', exitCode: result.exit_code, document: result, text, aside: text };
}

/** The answer to a command that could not be carried out. */
export function errorAnswer(errors: readonly ErrorDetail[], exitCode: number): Answer {
  return refusedAnswer(refusedDocument(errors, exitCode));
}

/**
 * The answer of a run, or of what would have been one. `nothingLeft`: it was to go on, and no
 * task of it was left to start.
 */
export function runAnswer(
  result: RunResult,
  { nothingLeft = false }: { readonly nothingLeft?: boolean } = {},
): Answer {
  if (!hasResultForm(result)) {
    const text = (): string => `${jsonText(result, 'indented')}\n`;
    return { ...documentAnswer(result, text), exitCode: result.exit_code };
  }
  return {
    kind: 'document',
    exitCode: result.exit_code,
    document: result,
    text: (page) =>
      runResultText(result, page) + (nothingLeft ? nothingLeftText(result, page) : ''),
    aside: (page) => runEndText(result, page),
  };
}

/** The answer to arguments that are each right and do not go together. */
export function usageAnswer(message: string, hint: string): Answer {
  return errorAnswer([cliError('BAD_USAGE', message, { hint })], ownExitCodes.refused);
}
