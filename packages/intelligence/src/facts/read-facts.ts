import type { ReadFacts, Source } from './source-facts.ts';

/** Parsers call themselves for each level, and so do some linters. */
export const tooDeep = 'it is nested too deeply to be read';

/** The facts of a file, or the first place that does not parse. Parsers are loaded on first use. */
export async function readFacts(source: Source): Promise<ReadFacts> {
  try {
    return await read(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, fault: { line: 1, message: tooDeep } };
  }
}

async function read(source: Source): Promise<ReadFacts> {
  if (source.language === 'python') {
    const { readPythonFacts } = await import('./python/read-python-facts.ts');
    return readPythonFacts(source);
  }
  const { readScriptFacts } = await import('./script/read-script-facts.ts');
  return readScriptFacts(source);
}
