import { entityName } from './entity-name.ts';
import type { EntityType, Field } from './entity-type.ts';
import { schemaOfTypeName } from './fields-of-form.ts';
import { splitTop } from './split-top.ts';
import type { ReadTypes, TypeFile } from './type-files.ts';

interface PythonClass {
  readonly name: string;
  readonly bases: readonly string[];
  readonly lines: readonly string[];
}

/** Types in Python: annotated fields of pydantic models, dataclasses and typed dictionaries. */
export function readPythonTypes({ path, text }: TypeFile): ReadTypes {
  const unread: string[] = [];
  const classes = classesIn(text);
  const fieldsOf = (name: string, depth = 0): readonly Field[] => {
    const found = classes.find((each) => each.name === name);
    if (found === undefined || depth > 5) return [];
    const own = found.lines.flatMap((line) =>
      fieldIn(line, {
        nested: (inner) => objectOf(fieldsOf(inner, depth + 1)),
        unread: (what) => unread.push(`${path}: ${name}.${what}`),
      }),
    );
    const inherited = found.bases.flatMap((base) => fieldsOf(base, depth + 1));
    return [
      ...inherited.filter((field) => !own.some(({ name: same }) => same === field.name)),
      ...own,
    ];
  };
  const types = classes.map(({ name }): EntityType => ({
    name: entityName(name),
    fields: fieldsOf(name),
    source: `class ${name} in ${path}`,
  }));
  return { types, unread: [...new Set(unread)] };
}

const docstrings = /"""[^]*?"""|'''[^]*?'''/g;

/** Classes with the annotated lines of their bodies; a field over several lines is one line. */
function classesIn(text: string): readonly PythonClass[] {
  const classes: { name: string; bases: string[]; lines: string[] }[] = [];
  let indent = -1;
  let open = '';
  for (const line of text.replaceAll(docstrings, '""').split(/\r?\n/)) {
    const head = /^class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:/.exec(line);
    if (head !== null) {
      classes.push({
        name: head[1] ?? '',
        bases: (head[2] ?? '').split(',').map((base) => base.trim()),
        lines: [],
      });
      indent = -1;
      open = '';
      continue;
    }
    const current = classes.at(-1);
    if (current === undefined || line.trim() === '') continue;
    const depth = line.length - line.trimStart().length;
    if (depth === 0 && open === '') {
      indent = Infinity;
      continue;
    }
    if (indent === -1) indent = depth;
    if (depth !== indent && open === '') continue;
    open = `${open} ${line.trim()}`.trim();
    if (balance(open) > 0) continue;
    if (/^\w+\s*:/.test(open)) current.lines.push(open);
    open = '';
  }
  return classes;
}

/** How many brackets a line leaves open, those in strings and comments aside. */
function balance(line: string): number {
  const code = line.replaceAll(/"[^"]*"|'[^']*'|#.*$/g, '');
  return code.replaceAll(/[^([{]/g, '').length - code.replaceAll(/[^)\]}]/g, '').length;
}

interface About {
  readonly nested: (name: string) => Field['schema'] | null;
  readonly unread: (what: string) => void;
}

function fieldIn(line: string, about: About): readonly Field[] {
  const read = /^(\w+)\s*:\s*([^]+)$/.exec(line);
  if (read === null || read[1] === 'model_config') return [];
  const [annotation = '', ...assigned] = splitTop(read[2] ?? '', '=');
  const given = assigned.join('=').replace(/#.*$/, '').trim();
  const name = read[1] ?? '';
  const type = annotation.replace(/#.*$/, '').trim();
  if (/^ClassVar\b/.test(type)) return [];
  const schema = schemaOf(type, about);
  if (schema === null)
    about.unread(`${name} is of the type ${type}, which is not read: any value fits.`);
  const arguments_ = /^Field\(([^]*)\)$/.exec(given)?.[1];
  const limits = arguments_ === undefined ? {} : limitsIn(arguments_, schema ?? {});
  const isRequired =
    given === '' || /^Field\(\s*(?:\.\.\.|\w+\s*=)/.test(given)
      ? !/\bdefault(?:_factory)?\s*=/.test(given)
      : false;
  return [
    {
      name,
      schema: { ...schema, ...limits },
      isRequired: isRequired && !type.startsWith('NotRequired['),
    },
  ];
}

function schemaOf(annotation: string, about: About): Field['schema'] | null {
  const type = annotation.replaceAll(/^["']|["']$/g, '').trim();
  const named = schemaOfTypeName(type.replace(/^(?:datetime|decimal|uuid|typing|t)\./, ''));
  if (named !== null) return named;
  const choices = splitTop(type, '|');
  if (choices.length > 1) return joined(choices, about);
  const generic = /^(?:typing\.|t\.)?(\w+)\[([^]*)\]$/.exec(type);
  if (generic === null) return about.nested(type);
  const [, outer = '', inner = ''] = generic;
  const parts = splitTop(inner, ',');
  if (outer === 'Optional') return joined([inner, 'None'], about);
  if (outer === 'Union') return joined(parts, about);
  if (/^(?:list|List|Sequence|set|Set)$/.test(outer))
    return { type: 'array', items: schemaOf(inner, about) ?? {} };
  if (/^(?:dict|Dict|Mapping)$/.test(outer)) return { type: 'object' };
  if (/^(?:Annotated|Required|NotRequired)$/.test(outer)) return schemaOf(parts[0] ?? '', about);
  if (outer !== 'Literal') return null;
  const values = parts.map((part) =>
    /^["'].*["']$/.test(part) ? part.slice(1, -1) : Number(part),
  );
  return values.every((value) => typeof value === 'string' || Number.isFinite(value))
    ? { enum: values }
    : null;
}

function joined(parts: readonly string[], about: About): Field['schema'] | null {
  const others = parts.filter((part) => part !== 'None');
  const [only] = others;
  const schema = only === undefined || others.length > 1 ? null : schemaOf(only, about);
  if (schema === null || others.length === parts.length) return schema;
  if (Array.isArray(schema['enum']))
    return { ...schema, enum: [...(schema['enum'] as unknown[]), null] };
  return typeof schema['type'] === 'string'
    ? { ...schema, type: [schema['type'], 'null'] }
    : schema;
}

const limits: Readonly<Record<string, string>> = {
  ge: 'minimum',
  gt: 'exclusiveMinimum',
  le: 'maximum',
  lt: 'exclusiveMaximum',
  min_length: 'minLength',
  max_length: 'maxLength',
};

function limitsIn(arguments_: string, { type }: Field['schema']): Field['schema'] {
  const entries = splitTop(arguments_, ',').flatMap((argument): [string, unknown][] => {
    const [, key = '', value = ''] = /^(\w+)\s*=\s*([^]*)$/.exec(argument) ?? [];
    if (key === 'description')
      return /^["'][^]+["']$/.test(value) ? [['description', value.slice(1, -1)]] : [];
    const keyword = limits[key];
    return keyword === undefined ||
      !Number.isFinite(Number(value)) ||
      (type === 'array' && keyword.endsWith('Length'))
      ? []
      : [[keyword, Number(value)]];
  });
  return Object.fromEntries(entries);
}

function objectOf(fields: readonly Field[]): Field['schema'] | null {
  if (fields.length === 0) return null;
  return {
    type: 'object',
    required: fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
  };
}
