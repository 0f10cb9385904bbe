import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dialects, gatewayTool } from '../../src/dialects/dialects.ts';
import { offerTools } from '../../src/dialects/offer-tools.ts';
import { writeArguments } from '../../src/dialects/write-arguments.ts';

const wire = (name: string, properties: readonly string[]) => ({
  name,
  description: '',
  inputSchema: { properties: Object.fromEntries(properties.map((each) => [each, {}])) },
  readOnly: false,
  idempotent: false,
});

describe('writeArguments', () => {
  test('sends only what the server takes, whatever the caller calls it', () => {
    const all = dialects.flatMap((dialect) => dialect.aliases.map((alias) => ({ dialect, alias })));
    const words = [
      ...new Set(dialects.flatMap(({ fields }) => Object.values(fields).flatMap((f) => f.names))),
      'return_mode',
      'whatever',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.subarray(words),
        fc.dictionary(fc.constantFrom(...words), fc.string()),
        ({ dialect, alias }, properties, args) => {
          const tools = [wire(alias, properties)];
          const [tool] = offerTools({ tools, gateway: undefined, operations: new Set() });
          fc.pre(tool?.dialect === dialect);
          const sent = Object.keys(writeArguments(tool, args));
          expect(properties).toEqual(expect.arrayContaining(sent));
        },
      ),
    );
  });

  test('puts them into the params of a gateway under the names of the original', () => {
    const gateway = wire(gatewayTool, ['operation', 'params']);
    const operations = new Set(['perform_rag_query']);
    const [tool] = offerTools({ tools: [gateway], gateway, operations });
    expect(writeArguments(tool!, { query: 'q', source_id: 's', include: ['code'] })).toEqual({
      operation: 'perform_rag_query',
      params: { query: 'q', source_domain: 's', include: ['code'] },
    });
  });

  test('leaves those of an unknown tool alone', () => {
    const tools = [wire('anything', ['a'])];
    const [tool] = offerTools({ tools, gateway: undefined, operations: new Set() });
    expect(writeArguments(tool!, { b: 1 })).toEqual({ b: 1 });
  });
});
