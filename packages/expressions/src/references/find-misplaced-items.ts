import {
  errorDetail,
  formatJsonPath,
  type ErrorDetail,
  type JsonValue,
} from '@parallel-dispatcher/schema';
import { isFault } from './cursor.ts';
import { formatReference } from './format-reference.ts';
import { parseTemplate } from './parse-template.ts';
import { replaceTexts } from './replace-texts.ts';

export interface MisplacedItems {
  /** Texts that are nothing else. */
  readonly errors: readonly ErrorDetail[];
  /** Longer texts, which may be meant as they are: a shell has `${item}` too. */
  readonly warnings: readonly ErrorDetail[];
}

/** Where `${item}` and `${index}` stand in the input of a task without `map`, which has neither. */
export function findMisplacedItems(value: JsonValue, at: string): MisplacedItems {
  const errors: ErrorDetail[] = [];
  const warnings: ErrorDetail[] = [];
  replaceTexts(value, (text, place) => {
    const template = parseTemplate(text, { inMap: true });
    const parts = isFault(template) ? [] : template.parts;
    const found = parts.find(
      (part) => typeof part === 'object' && (part.kind === 'item' || part.kind === 'index'),
    );
    if (typeof found !== 'object') return text;
    const where = formatJsonPath(place, at);
    const problems = parts.length === 1 ? errors : warnings;
    problems.push(
      errorDetail({
        code: 'ITEM_OUTSIDE_MAP',
        message: `${where}: ${formatReference(found)} is there in tasks with "map" only`,
        path: where,
        hint: 'Give the task a "map", or write "$${" for "${" if the text itself is meant.',
      }),
    );
    return text;
  });
  return { errors, warnings };
}
