import { readJsonTypes } from './read-json-types.ts';
import { readPythonTypes } from './read-python-types.ts';
import { readSqlTypes } from './read-sql-types.ts';
import { readScriptTypes } from './read-script-types.ts';
import type { ReadTypes, TypeFile } from './type-files.ts';

/** Longer files hold more than types, and would cost more than they tell. */
const longestFile = 200_000;

/** The entities that context files describe. Of two with one name the first counts. */
export async function readEntityTypes(files: readonly TypeFile[]): Promise<ReadTypes> {
  const read = await Promise.all(files.map(readFile));
  const all = read.flatMap(({ types }) => types).filter(({ fields }) => fields.length > 0);
  const types = all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
  return { types, unread: read.flatMap(({ unread }) => unread) };
}

async function readFile(file: TypeFile): Promise<ReadTypes> {
  const ending = /\.([a-z]+)$/i.exec(file.path)?.[1]?.toLowerCase() ?? '';
  const reader = readers[ending];
  if (reader === undefined) return { types: [], unread: [] };
  if (file.text.length > longestFile) {
    return {
      types: [],
      unread: [
        `${file.path} is longer than ${longestFile} characters, and was not read for types.`,
      ],
    };
  }
  try {
    return await reader(file);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { types: [], unread: [`${file.path} could not be read for types: ${reason}`] };
  }
}

const readers: Readonly<Record<string, (file: TypeFile) => ReadTypes | Promise<ReadTypes>>> = {
  ts: readScriptTypes,
  mts: readScriptTypes,
  cts: readScriptTypes,
  py: readPythonTypes,
  sql: readSqlTypes,
  json: readJsonTypes,
  yaml: readJsonTypes,
  yml: readJsonTypes,
};
