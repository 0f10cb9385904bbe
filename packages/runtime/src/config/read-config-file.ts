import { pathToFileURL } from 'node:url';
import { lilconfig, type Loader } from 'lilconfig';

const importModule: Loader = async (file) => {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return module.default;
};

const readYaml: Loader = async (_file, content) => {
  const { load } = await import('js-yaml');
  return load(content, { maxDepth: 64, maxAliases: 0 });
};

const readJson: Loader = (_file, content) => JSON.parse(content) as unknown;

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
    loaders: { '.ts': importModule, '.js': importModule, '.json': readJson, '.yaml': readYaml },
  });
  const found = named === undefined ? await search.search(cwd) : await search.load(named);
  return found === null ? undefined : { file: found.filepath, content: found.config };
}
