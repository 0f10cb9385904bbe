import {
  defaultJsonLimits,
  formatJsonPath,
  type ErrorDetail,
  type JsonValue,
} from '@parallel-dispatcher/schema';
import { refuse, type Checked } from '../checked.ts';
import type { Scope } from '../scope.ts';
import { isFault } from './cursor.ts';
import { invalidReference } from './invalid-reference.ts';
import { parseTemplate, type TemplatePart } from './parse-template.ts';
import { replaceTexts } from './replace-texts.ts';
import { resolveTarget } from './resolve-target.ts';

const mostErrors = 100;

interface Place {
  readonly scope: Scope;
  readonly where: string;
}

/**
 * The value with its references replaced and its escapes undone; `at` is its path for messages. A
 * text that is one reference becomes the value itself, in a longer text it is written out. What
 * was put in is never looked at again, so an output cannot smuggle in a reference.
 */
export function resolveReferences(
  value: JsonValue,
  scope: Scope,
  options: { readonly at?: string } = {},
): Checked<JsonValue> {
  const errors: ErrorDetail[] = [];
  const inMap = scope.item !== undefined;
  const resolved = replaceTexts(value, (text, segments) => {
    if (errors.length >= mostErrors) return text;
    const where = formatJsonPath(segments, options.at);
    const template = parseTemplate(text, { inMap });
    const filled = isFault(template)
      ? { ok: false as const, errors: [invalidReference(text, template, where)] }
      : fill(template.parts, { scope, where });
    if (filled.ok) return filled.value;
    errors.push(...filled.errors);
    return text;
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: resolved };
}

function fill(parts: readonly TemplatePart[], place: Place): Checked<JsonValue> {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return resolveTarget(only, place);
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const resolved = resolveTarget(part, place);
    if (!resolved.ok) return resolved;
    const { value } = resolved;
    text += typeof value === 'string' ? value : JSON.stringify(value);
    if (text.length > defaultJsonLimits.maxStringLength) return tooLong(place.where);
  }
  return { ok: true, value: text };
}

/** Else a plan of 10 MiB could ask for texts that no memory holds. */
function tooLong(where: string): Checked<never> {
  return refuse({
    code: 'REFERENCE_TOO_LONG',
    message: `${where} has more than ${defaultJsonLimits.maxStringLength} characters once its references are filled in`,
    path: where,
    hint: 'Refer to smaller parts of the output, or write large values to files and pass their paths.',
  });
}
