import { formatJsonPath, type ErrorDetail, type JsonValue } from '@parallel-dispatcher/schema';
import type { Checked } from '../checked.ts';
import type { ExpressionOptions } from '../scope.ts';
import { isFault } from './cursor.ts';
import { invalidReference } from './invalid-reference.ts';
import { parseTemplate } from './parse-template.ts';
import type { Reference } from './reference.ts';
import { replaceTexts } from './replace-texts.ts';

/** A longer report is not read. */
const mostErrors = 100;

/**
 * Every reference in a value, in document order, or every broken one (at most 100). `at` is the
 * path of the value itself, such as `tasks[2].input_data`. Texts without `${` cost one search.
 */
export function findReferences(
  value: JsonValue,
  at: string,
  options: ExpressionOptions = {},
): Checked<readonly Reference[]> {
  const found: Reference[] = [];
  const errors: ErrorDetail[] = [];
  replaceTexts(value, (text, place) => {
    const template = parseTemplate(text, options);
    if (isFault(template)) {
      if (errors.length < mostErrors) {
        errors.push(invalidReference(text, template, formatJsonPath(place, at)));
      }
      return text;
    }
    const targets = template.parts.filter((part) => typeof part !== 'string');
    if (targets.length === 0) return text;
    const where = formatJsonPath(place, at);
    const whole = template.parts.length === 1;
    for (const target of targets) {
      found.push({ ...target, where, place: [...place], notation: 'template', whole });
    }
    return text;
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: found };
}
