import type { NodeNames } from '../../node/node-names.ts';
import { docstring } from '../comment.ts';
import { zodSource } from '../model/zod-source.ts';
import { exportOf } from '../support-files/export-of.ts';
import type { EmittedBody } from '../values/expression.ts';

/** Source of the file of bodies: for each its schema and its function. Null where there is none. */
export function bodiesSource(
  bodies: readonly EmittedBody[],
  { names }: { readonly names: NodeNames },
): { readonly contents: string; readonly support: ReadonlySet<string> } | null {
  if (bodies.length === 0) return null;
  const support = new Set<string>();
  const parts = bodies.map((body) => bodySource(body, support));
  const helpers = [...support].map(exportOf).toSorted();
  const imports = [
    "import { z } from 'zod';\n",
    helpers.length === 0 ? '' : `import { ${helpers.join(', ')} } from './${names.supportFile}';\n`,
  ].join('');
  return { contents: `${imports}\n${parts.join('\n')}`, support };
}

function bodySource(
  { name, schemaName, given, to, work }: EmittedBody,
  support: Set<string>,
): string {
  const { words, schema, code } = work;
  return `${docstring(schema.description ?? `What ${to} fits.`)}export const ${schemaName} = ${zodSource(schema, support)};

${docstring(words)}export function ${name}(given: ${given}): z.infer<typeof ${schemaName}> {
${code.typescript ?? ''}
}
`;
}
