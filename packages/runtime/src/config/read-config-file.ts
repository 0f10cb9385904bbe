import { pathToFileURL } from 'node:url';
import { documentSyntax, readDocument } from '@parallel-dispatcher/schema';
import { lilconfig, type Loader } from 'lilconfig';

const importModule: Loader = async (file) => {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return module.default;
};

/** Through the gates of plans: a key given twice or a prototype key is no config either. */
const readText: Loader = async (file, content) => {
  const syntax = documentSyntax(content, file);
  const read = await readDocument(content, { syntax, name: 'config' });
  if (read.ok) return read.value;
  throw new Error(read.errors.map(({ message }) => message).join('\n'));
};

const fileNames = ['ts', 'js', 'json', 'yaml'].map((ending) => `dispatch.config.${ending}`);

/** A config file as it was read, not yet checked. */
export interface ConfigFile {
  readonly file: string;
  readonly content: unknown;
}

/**
 * Reads the named config, or the nearest `dispatch.config.{ts,js,json,yaml}` from `cwd` upwards.
 * Undefined where there is none. Rejects with what the loader said.
 */
export async function readConfigFile(cwd: string, named?: string): Promise<ConfigFile | undefined> {
  const search = lilconfig('dispatch', {
    searchPlaces: fileNames,
    cache: false,
    loaders: {
      '.ts': importModule,
      '.js': importModule,
      '.json': readText,
      '.yaml': readText,
      '.yml': readText,
    },
  });
  const found = named === undefined ? await search.search(cwd) : await search.load(named);
  return found === null ? undefined : { file: found.filepath, content: found.config };
}
