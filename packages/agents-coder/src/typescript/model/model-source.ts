import type { JsonSchema } from '../../json-schema/json-schema.ts';
import { docstring } from '../comment.ts';
import { schemaName } from '../../node/node-names.ts';
import { exportOf } from '../support-files/export-of.ts';
import { zodSource } from './zod-source.ts';

export interface ModelRequest {
  readonly name: string;
  readonly schema: JsonSchema;
  /** What the model is for, in a sentence. */
  readonly purpose: string;
  readonly supportFile: string;
}

/** Source of a model file, and the support modules that it imports. */
export function modelSource(request: ModelRequest): {
  readonly contents: string;
  readonly support: ReadonlySet<string>;
} {
  const { name, schema, purpose, supportFile } = request;
  const support = new Set<string>();
  const zod = zodSource(schema, support);
  const imports =
    support.size === 0
      ? ''
      : `import { ${[...support].map(exportOf).sort().join(', ')} } from './${supportFile}';\n`;
  const contents = [
    "import { z } from 'zod';\n",
    imports,
    '\n',
    docstring(schema.description ?? purpose),
    `export const ${schemaName(name)} = ${zod};\n\n`,
    `export type ${name} = z.infer<typeof ${schemaName(name)}>;\n`,
  ].join('');
  return { contents, support };
}
