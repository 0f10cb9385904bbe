import { describe, expect, test } from '@jest/globals';
import { readEntityTypes } from '../src/entity-types/read-entity-types.ts';

const read = async (path: string, text: string) => {
  const { types, unread } = await readEntityTypes([{ path, text }]);
  const [type] = types;
  const fields = Object.fromEntries((type?.fields ?? []).map(({ name, schema }) => [name, schema]));
  const required = (type?.fields ?? [])
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  return { name: type?.name, fields, required, unread };
};

const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' };

describe('types of the context', () => {
  test('come from TypeScript interfaces, with what they extend and refer to', async () => {
    const text = `
      interface Base { readonly id: number }
      type Role = 'admin' | 'guest';
      export interface User extends Base {
        email?: string; tags: string[]; role: Role; since: Date; nick: string | null; address: { city: string };
        greet: () => void;
      }`;
    const { types } = await readEntityTypes([{ path: 'user.ts', text }]);
    const user = types.find(({ name }) => name === 'user');
    expect(user?.fields).toEqual([
      { name: 'id', schema: { type: 'number' }, isRequired: true },
      { name: 'email', schema: { type: 'string' }, isRequired: false },
      { name: 'tags', schema: { type: 'array', items: { type: 'string' } }, isRequired: true },
      { name: 'role', schema: { enum: ['admin', 'guest'] }, isRequired: true },
      { name: 'since', schema: { type: 'string', format: 'date-time' }, isRequired: true },
      { name: 'nick', schema: { type: ['string', 'null'] }, isRequired: true },
      {
        name: 'address',
        schema: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } },
        isRequired: true,
      },
    ]);
  });

  test('come from zod schemas', async () => {
    const text = `export const OrderSchema = z.object({
      total: z.number().int().min(0), note: z.string().max(9).optional(),
      state: z.enum(['new', 'paid']), mail: z.email(), lines: z.array(z.object({ sku: z.string() })) });`;
    expect(await read('order.ts', text)).toEqual({
      name: 'order',
      fields: {
        total: { type: 'integer', minimum: 0 },
        note: { type: 'string', maxLength: 9 },
        state: { enum: ['new', 'paid'] },
        mail: email,
        lines: {
          type: 'array',
          items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
        },
      },
      required: ['total', 'state', 'mail', 'lines'],
      unread: [],
    });
  });

  test('come from pydantic models, dataclasses and typed dictionaries', async () => {
    const text = `
from pydantic import BaseModel, Field

class ModelUser(BaseModel):
    """A user: with text."""
    id: int
    email: EmailStr
    name: str = Field(
        ..., min_length=1, description="Full name, as written"
    )
    age: Optional[int] = None
    tags: list[str] = []
    kind: Literal["a", "b"]

    def greet(self) -> str:
        local: int = 3
        return "x"
`;
    expect(await read('user.py', text)).toEqual({
      name: 'user',
      fields: {
        id: { type: 'integer' },
        email,
        name: { type: 'string', minLength: 1, description: 'Full name, as written' },
        age: { type: ['integer', 'null'] },
        tags: { type: 'array', items: { type: 'string' } },
        kind: { enum: ['a', 'b'] },
      },
      required: ['id', 'email', 'name', 'kind'],
      unread: [],
    });
  });

  test('come from SQL tables', async () => {
    const text = `
CREATE TABLE IF NOT EXISTS "users" (
  id SERIAL PRIMARY KEY, -- given by the database
  email VARCHAR(40) NOT NULL UNIQUE,
  balance NUMERIC(10, 2) DEFAULT 0 NOT NULL,
  born DATE,
  place GEOMETRY,
  FOREIGN KEY (email) REFERENCES mails (email)
);`;
    expect(await read('schema.sql', text)).toEqual({
      name: 'user',
      fields: {
        id: { type: 'integer' },
        email: { type: 'string', maxLength: 40 },
        balance: { type: 'number' },
        born: { type: 'string', format: 'date' },
        place: {},
      },
      required: ['email'],
      unread: [
        'schema.sql: users.place is of the type GEOMETRY, which is not read: any value fits.',
      ],
    });
  });

  test('come from JSON Schemas and from the models of a contract', async () => {
    const schema = {
      title: 'User',
      type: 'object',
      required: ['email'],
      properties: { email: { type: 'string', format: 'email' }, home: { $ref: '#/$defs/Address' } },
      $defs: { Address: { type: 'object', properties: { city: { type: 'string' } } } },
    };
    const { types, unread } = await readEntityTypes([
      { path: 'user.schema.json', text: JSON.stringify(schema) },
    ]);
    expect(types.map(({ name, fields }) => [name, fields.length])).toEqual([
      ['user', 2],
      ['address', 1],
    ]);
    expect(unread).toEqual(['user.schema.json: format "email" is not read.']);
  });

  test('a file that is none of them says so, and stops nothing', async () => {
    const { types, unread } = await readEntityTypes([
      { path: 'broken.ts', text: 'interface {' },
      { path: 'notes.md', text: '# x' },
    ]);
    expect(types).toEqual([]);
    expect(unread).toEqual([expect.stringContaining('broken.ts could not be read for types')]);
  });
});
