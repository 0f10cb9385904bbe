import type { ReadFacts, Source } from './source-facts.ts';

/** The facts of a file, or the first place that does not parse. Parsers are loaded on first use. */
export async function readFacts(source: Source): Promise<ReadFacts> {
  if (source.language === 'python') {
    const { readPythonFacts } = await import('./python/read-python-facts.ts');
    return readPythonFacts(source);
  }
  const { readScriptFacts } = await import('./script/read-script-facts.ts');
  return readScriptFacts(source);
}
