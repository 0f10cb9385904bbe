import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ExpressionOptions } from '../scope.ts';
import { isFault } from './cursor.ts';
import { parseTemplate } from './parse-template.ts';
import type { PathSegment } from './reference.ts';
import { replaceTexts } from './replace-texts.ts';

/** What stands for a value that is not known yet. */
export const referenceMarker = '${reference}';

export interface MaskedValue {
  readonly value: JsonValue;
  /** Where the markers are. */
  readonly paths: readonly (readonly PathSegment[])[];
}

/**
 * The value with a marker in place of every text that holds a reference, and other escapes undone:
 * what a schema can check before any output is known. A broken reference stays as it is.
 */
export function maskReferences(value: JsonValue, options: ExpressionOptions = {}): MaskedValue {
  const paths: (readonly PathSegment[])[] = [];
  const masked = replaceTexts(value, (text, place) => {
    const template = parseTemplate(text, options);
    if (isFault(template)) return text;
    if (template.parts.every((part) => typeof part === 'string')) return template.parts.join('');
    paths.push([...place]);
    return referenceMarker;
  });
  return { value: masked, paths };
}
