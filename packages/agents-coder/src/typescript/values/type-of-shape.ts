import { literalSource, propertyKey } from './literal-source.ts';
import type { Shape } from './shape.ts';

/** TypeScript source of the type of a value once it is plain: exact numbers left as numbers. */
export function typeOfShape(shape: Shape): string {
  const type = plainType(shape);
  return shape.nullable && !['unknown', 'null'].includes(shape.kind) ? `${type} | null` : type;
}

function plainType(shape: Shape): string {
  switch (shape.kind) {
    case 'unknown':
    case 'null':
      return shape.kind;
    case 'exact':
      return 'number';
    case 'boolean':
    case 'text':
    case 'number': {
      const whole = { boolean: 'boolean', text: 'string', number: 'number' }[shape.kind];
      return shape.only === null
        ? whole
        : shape.only.map((value) => literalSource(value)).join(' | ');
    }
    case 'list':
      return `ReadonlyArray<${typeOfShape(shape.item)}>`;
    case 'object':
      break;
  }
  const fields = [...shape.fields].map(
    ([name, field]) =>
      `readonly ${propertyKey(name)}${field.optional ? '?' : ''}: ${typeOfShape(field.shape)};`,
  );
  // Fields that are not listed are nobody's to read.
  return fields.length === 0 ? 'Readonly<Record<string, unknown>>' : `{ ${fields.join(' ')} }`;
}
