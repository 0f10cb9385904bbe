import { languageOf } from './language-of.ts';
import type { SourceKind } from './source-file.ts';

const texts = new Set(['markdown', 'text']);
const named =
  /(?:^|\/)(?:readme|changelog|changes|contributing|license|licence|notice|authors)[^/.]*$/i;

/** Whether a file of the workspace is read by people or by machines. */
export function kindOf(path: string): Exclude<SourceKind, 'traces'> {
  return texts.has(languageOf(path) ?? '') || named.test(path) ? 'docs' : 'code';
}
