import { expect, test } from '@jest/globals';
import { contractFromText } from '../src/requests/contract-from-text.ts';

const string = (name: string) => ({ type: 'string', description: `The ${name}.` });
const number = (name: string) => ({ type: 'number', description: `The ${name}.` });

test.each([
  [
    'Group sales by region, sum the amount and count them.',
    'groups',
    { region: string('region'), total_amount: number('total amount'), count: number('count') },
  ],
  [
    'Average rating of products per category.',
    'groups',
    {
      category: string('category'),
      average_rating: { type: ['number', 'null'], description: 'The average rating.' },
    },
  ],
  ['Sort products by price descending.', 'products', { price: number('price') }],
  ['Rename qty to amount in each line.', 'lines', { amount: number('amount') }],
])('%j says which fields the rows have that come out', (text, output, properties) => {
  const built = contractFromText({ text, nodeType: 'Compute', nodeName: null, types: [] });
  expect(built).toMatchObject({
    ok: true,
    contract: {
      output_schema: {
        properties: {
          [output]: { items: { type: 'object', required: Object.keys(properties), properties } },
        },
      },
    },
  });
});
