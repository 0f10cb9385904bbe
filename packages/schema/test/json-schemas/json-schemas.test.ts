import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { documentNames, jsonSchemas } from '../../src/json-schemas/json-schemas.ts';
import { nodesAt, type SchemaNode } from '../../src/problems/schema-node.ts';

const require = createRequire(import.meta.url);
const folder = new URL('../../schemas/', import.meta.url);

/** Paths of fields that nobody described, without following references twice. */
function findUndescribed(root: SchemaNode): readonly string[] {
  const found: string[] = [];
  const open: { node: SchemaNode; at: string }[] = nodesAt(root, []).map((node) => ({
    node,
    at: '',
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, at } = next;
    for (const [key, field] of Object.entries(node.properties ?? {})) {
      if (field.description === undefined) found.push(`${at}.${key}`);
      open.push({ node: field, at: `${at}.${key}` });
    }
    const members = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
    const { additionalProperties: more } = node;
    const children = [node.items, typeof more === 'object' ? more : undefined, ...members];
    for (const child of children) if (child !== undefined) open.push({ node: child, at });
  }
  return found;
}

describe('jsonSchemas', () => {
  test.each([...documentNames])('%s is what its file says (pnpm run schemas writes it)', (name) => {
    const file = new URL(`${name}.json`, folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toStrictEqual(jsonSchemas[name]);
  });

  test('there is no file too many', () => {
    expect(readdirSync(folder).toSorted()).toStrictEqual(
      documentNames.map((name) => `${name}.json`).toSorted(),
    );
  });

  test.each([...documentNames])('%s names itself and describes every field', (name) => {
    expect(jsonSchemas[name]).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://unpkg.com/@parallel-dispatcher/schema/schemas/${name}.json`,
    });
    expect(jsonSchemas[name]['title']).toMatch(/\w/);
    expect(jsonSchemas[name]['description']).toMatch(/\w/);
    expect(findUndescribed(jsonSchemas[name] as SchemaNode)).toStrictEqual([]);
  });

  test('a plan needs no field that has a default', () => {
    expect(jsonSchemas.plan['required']).toStrictEqual(['tasks']);
    expect(nodesAt(jsonSchemas.plan as SchemaNode, ['tasks', 0])[0]?.required).toStrictEqual([
      'task_id',
    ]);
  });

  test('the files can be imported from the package', () => {
    expect(require('@parallel-dispatcher/schema/schemas/plan.json')).toMatchObject({
      title: 'Dispatch plan',
    });
  });
});
