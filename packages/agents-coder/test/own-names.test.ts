import { describe, expect, test } from '@jest/globals';
import type { NodeType } from '@parallel-dispatcher/schema';
import type { EntityType } from '../src/entity-types/entity-type.ts';
import { contractFromText } from '../src/requests/contract-from-text.ts';

const type = (name: string, fields: Readonly<Record<string, string>>): EntityType => ({
  name,
  fields: Object.entries(fields).map(([field, of]) => ({
    name: field,
    schema: { type: of },
    isRequired: true,
  })),
  source: `interface ${name}`,
});
const types = [
  type('line', { unitPrice: 'number', quantity: 'number', lineStatus: 'string' }),
  type('order', { customerId: 'string', createdAt: 'string', netAmount: 'number' }),
  type('customer', { customerId: 'string', fullName: 'string' }),
];

/** Fields are asked for in snake_case, and their types have them in camelCase. */
const requests: readonly (readonly [NodeType, string])[] = [
  ['Compute', 'Filter lines with unit_price above 100'],
  ['Compute', 'Sort lines by unit_price'],
  ['Compute', 'Sum the net_amount of orders per customer_id'],
  ['Compute', 'Deduplicate lines by unit_price'],
  ['Compute', 'Select quantity and unit_price of each line'],
  ['Compute', 'Rename unit_price to price in lines'],
  ['Compute', 'Calculate the order total from quantity times unit price of the lines'],
  ['Compute', 'Join orders with customers on customer_id, adding full_name'],
  ['Compute', 'Compute worth as quantity * unit_price for each line'],
  ['Compute', 'Round the unit_price of each line'],
  ['Compute', 'Classify lines as dear if unit_price is above 5, otherwise cheap'],
  ['Compute', 'Validate that a line has a unit_price of at least 1'],
  ['Effect', 'List orders by customer_id, sorted by created_at'],
  ['Effect', 'Update the net_amount of an order by customer_id'],
  ['Effect', 'Set the line_status of a line to sold by id'],
];

describe('fields of a type of the context', () => {
  test.each(requests)('are used as it spells them: %s: %s', (nodeType, text) => {
    const made = contractFromText({ text, nodeType, nodeName: null, types });
    if (!made.ok) throw new Error(JSON.stringify(made));
    const { description: _said, origin: _origin, ...contract } = made.contract;
    expect(JSON.stringify(contract)).not.toMatch(
      /unit_price|net_amount|customer_id|full_name|created_at|line_status"/,
    );
  });
});
