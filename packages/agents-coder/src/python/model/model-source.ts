import { describeField } from '../../json-schema/describe-field.ts';
import type { JsonSchema, JsonType } from '../../json-schema/json-schema.ts';
import { undeclaredSchema } from '../../json-schema/undeclared-schema.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { docstring } from '../docstring.ts';
import { layOut } from '../layout.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { importFrom, pythonImports } from '../python-imports.ts';
import { usedSupport } from '../support-files.ts';
import { fieldName } from './field-name.ts';
import { ruleSource } from './rule-source.ts';

export interface PythonModel {
  readonly name: string;
  readonly schema: JsonSchema;
  /** What the model is for, in a sentence. */
  readonly purpose: string;
  readonly names: NodeNames;
}

/** Source of a model: pydantic classes whose fields are described, held to the rule of the schema. */
export function modelSource({ name, schema, purpose, names }: PythonModel): string {
  const classes: string[] = [];
  classSource(schema, { name, purpose: schema.description ?? purpose, classes, isTop: true });
  const body = layOut(
    `#: What the schema of the contract asks for.\nRULE = ${ruleSource(schema)}\n\n\n${classes.join('\n\n')}`,
  ).trim();
  const imports = pythonImports(body, [
    'from pydantic import BaseModel, Field',
    importFrom(names.supportFile, usedSupport(body)),
  ]);
  return `${imports}\n\n\n${body}\n`;
}

interface ClassOf {
  readonly name: string;
  readonly purpose: string;
  /** Classes that were written so far: those of inner objects come first. */
  readonly classes: string[];
  readonly isTop: boolean;
}

function classSource(schema: JsonSchema, { name, purpose, classes, isTop }: ClassOf): void {
  const undeclared = schema.required.filter((field) => !schema.properties.has(field));
  const fields = [
    ...schema.properties,
    ...undeclared.map((field) => [field, undeclaredSchema(schema)] as const),
  ];
  const taken = new Set<string>();
  const lines = fields.map(([key, property]) => {
    const field = fieldName(key, taken);
    const inner = `${name}${pascal(key)}`;
    const type = property === null ? 'Any' : annotation(property, inner, classes);
    const isRequired = schema.required.includes(key);
    const parts = [
      isRequired ? '...' : 'None',
      ...(field === key ? [] : [`alias=${pythonText(key)}`]),
      `description=${pythonText(describeField(key, property))}`,
    ];
    const held =
      isRequired || type === 'Any' || type.startsWith('Optional[') ? type : `Optional[${type}]`;
    return `    ${field}: ${held} = Field(${parts.join(', ')})`;
  });
  const extra = schema.additional === false ? 'forbid' : 'allow';
  const check = isTop
    ? `
    @before_fields
    @classmethod
    def fits(cls, value: Any) -> Any:
        """Refuses what the schema refuses, before pydantic makes anything of it."""
        return hold_to(RULE, value)
`
    : '';
  classes.push(`class ${name}(BaseModel, extra="${extra}"):
${docstring(purpose, 1)}
${lines.join('\n')}
${check}`);
}

/** Python annotation of a field. The rule says the rest. */
function annotation(schema: JsonSchema, name: string, classes: string[]): string {
  if (schema.never || schema.types === null) return literalType(schema) ?? 'Any';
  const literal = literalType(schema);
  if (literal !== null) return literal;
  const kinds = schema.types.filter((type) => type !== 'null');
  if (schema.types.includes('integer') && schema.types.includes('number')) {
    kinds.splice(kinds.indexOf('integer'), 1);
  }
  const types = kinds.map((type) => typeOf(schema, type, { name, classes }));
  const [first] = types;
  if (first === undefined) return 'None';
  const whole = types.length === 1 ? first : `Union[${types.join(', ')}]`;
  if (whole === 'Any') return whole;
  return schema.types.includes('null') ? `Optional[${whole}]` : whole;
}

function literalType({ allowed }: JsonSchema): string | null {
  if (allowed === null) return null;
  return allowed.length > 0 && allowed.every((value) => typeof value === 'string')
    ? `Literal[${allowed.map(pythonLiteral).join(', ')}]`
    : 'Any';
}

function typeOf(
  schema: JsonSchema,
  type: JsonType,
  ...[{ name, classes }]: [{ readonly name: string; readonly classes: string[] }]
): string {
  switch (type) {
    case 'null':
      return 'None';
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'int';
    case 'number':
      return 'Union[int, float]';
    case 'string':
      return 'str';
    case 'array':
      return schema.items === null
        ? 'List[Any]'
        : `List[${annotation(schema.items, name, classes)}]`;
    case 'object':
      break;
  }
  if (schema.properties.size === 0) return 'Dict[str, Any]';
  const purpose = schema.description ?? `A part of it, ${schema.at}.`;
  classSource(schema, { name, purpose, classes, isTop: false });
  return name;
}

function pascal(key: string): string {
  return key
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
