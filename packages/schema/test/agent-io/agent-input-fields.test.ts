import { expect, test } from '@jest/globals';
import { agentInputFields } from '../../src/agent-io/agent-input-fields.ts';
import { coderInputSchema } from '../../src/agent-io/coder-input.ts';
import { debugInputSchema } from '../../src/agent-io/debug-input.ts';
import { schemaNodeOf } from '../../src/problems/schema-node.ts';

test('are those of the schemas', () => {
  const fields = [coderInputSchema, debugInputSchema].flatMap((schema) =>
    Object.keys(schemaNodeOf(schema).properties ?? {}),
  );
  expect([...agentInputFields].toSorted()).toEqual([...new Set(fields)].toSorted());
});
