import { entityName } from './entity-name.ts';
import type { EntityType, Field } from './entity-type.ts';
import { splitTop } from './split-top.ts';
import type { ReadTypes, TypeFile } from './type-files.ts';

const columnTypes: readonly (readonly [RegExp, Field['schema']])[] = [
  [
    /^(?:small|big|tiny|medium)?(?:int|integer|serial)\b|^(?:big|small)serial\b|^int[248]\b/,
    { type: 'integer' },
  ],
  [/^(?:numeric|decimal|real|double|float|money)/, { type: 'number' }],
  [/^bool/, { type: 'boolean' }],
  [/^timestamp|^datetime/, { type: 'string', format: 'date-time' }],
  [/^date\b/, { type: 'string', format: 'date' }],
  [/^uuid/, { type: 'string', format: 'uuid' }],
  [/^json/, { type: ['object', 'array'] }],
  [/^(?:var)?char|^text|^character|^clob|^citext|^nvarchar/, { type: 'string' }],
];

/** Types in SQL: each `CREATE TABLE`. */
export function readSqlTypes({ path, text }: TypeFile): ReadTypes {
  const unread: string[] = [];
  const plain = text
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '');
  const types: EntityType[] = [];
  for (const found of plain.matchAll(
    /\bcreate\s+(?:temporary\s+|temp\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."`[\]]+)\s*\(/gi,
  )) {
    const table =
      (found[1] ?? '')
        .split('.')
        .at(-1)
        ?.replaceAll(/["`[\]]/g, '') ?? '';
    const columns = splitTop(plain.slice(found.index + found[0].length), ',');
    const fields = columns.flatMap((column) =>
      fieldOf(column, (what) => unread.push(`${path}: ${table}.${what}`)),
    );
    types.push({ name: entityName(table), fields, source: `table ${table} in ${path}` });
  }
  return { types, unread };
}

function fieldOf(column: string, unread: (what: string) => void): Field[] {
  const read = /^["`[]?(\w+)["`\]]?\s+([^]+)$/.exec(column.trim());
  const [, name = '', rest = ''] = read ?? [];
  if (
    read === null ||
    /^(?:primary|foreign|unique|constraint|check|key|index|exclude)$/i.test(name)
  )
    return [];
  const schema = columnTypes.find(([form]) => form.test(rest.toLowerCase()))?.[1];
  if (schema === undefined)
    unread(
      `${name} is of the type ${rest.split(/\s/)[0] ?? ''}, which is not read: any value fits.`,
    );
  const size = /^(?:var)?char(?:acter)?(?: varying)?\s*\((\d{1,9})\)/i.exec(rest)?.[1];
  const isGiven =
    /\b(?:default|serial|autoincrement|auto_increment|generated|identity)\b|serial\b/i.test(rest);
  const isKey = /\bprimary\s+key\b/i.test(rest);
  const isRequired =
    (/\bnot\s+null\b/i.test(rest) || isKey) &&
    !isGiven &&
    !(isKey && schema?.['type'] === 'integer');
  return [
    {
      name,
      schema: { ...schema, ...(size === undefined ? {} : { maxLength: Number(size) }) },
      isRequired,
    },
  ];
}
