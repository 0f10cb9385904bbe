import * as z from 'zod';

const aliases: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  py: 'python',
};

/** A programming language in lower case, with short names spelled out: `TS` becomes `typescript`. */
export const languageSchema = z
  .string()
  .min(1)
  .max(40)
  .transform(normaliseLanguage)
  .meta({ examples: ['typescript', 'python'] });

function normaliseLanguage(language: string): string {
  const folded = language.toLowerCase();
  return Object.hasOwn(aliases, folded) ? (aliases[folded] as string) : folded;
}

/** The language that a file name's ending stands for; null when it is not known. */
export function languageOfPath(path: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(aliases, ending)
    ? (aliases[ending] as string)
    : null;
}
