import { fieldSynonyms } from './field-synonyms.ts';
import { suggest } from './suggest.ts';

/** Like `suggest`, for field names: knows what other tools call the same thing. */
export function suggestField(word: string, fields: readonly string[]): string | undefined {
  const folded = word.toLowerCase().replaceAll(/[\s_.-]/g, '');
  const meant = Object.hasOwn(fieldSynonyms, folded) ? (fieldSynonyms[folded] ?? []) : [];
  return meant.find((field) => fields.includes(field)) ?? suggest(word, fields);
}
