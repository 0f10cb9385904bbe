/** Languages whose source is analysed. */
export type SourceLanguage = 'typescript' | 'javascript' | 'python';

/** The language of a file by its name; null for those that are not analysed. */
export function sourceLanguage(file: string): SourceLanguage | null {
  if (/\.[cm]?tsx?$/.test(file)) return 'typescript';
  if (/\.[cm]?jsx?$/.test(file)) return 'javascript';
  return /\.pyw?$/.test(file) ? 'python' : null;
}
