import { expect, test } from '@jest/globals';
import { findValueOrigins } from '../../src/values/find-value-origins.ts';

async function origins(
  file: string,
  text: string,
  use: { expression: string; line: number },
): Promise<readonly string[]> {
  const found = await findValueOrigins({ file, text }, use);
  return found.map(({ kind, name, line }) => `${kind} ${name} ${line}`);
}

test('follows a variable to the function that made it', async () => {
  const text = `function find(id) {
  if (id < 0) return null;
  return users.get(id);
}
function show(id) {
  const user = find(id) as User;
  return user.name;
}`;
  expect(await origins('a.ts', text, { expression: 'user', line: 7 })).toEqual([
    'empty-return find 2',
    'empty-return find 3',
    'declaration user 6',
  ]);
});

test('tells a parameter, and not one of another function', async () => {
  const text =
    'function a(order) {\n  return order.x.y;\n}\nfunction b(order) {\n  order.x = null;\n}';
  expect(await origins('a.js', text, { expression: 'order.x', line: 2 })).toEqual([
    'parameter order 1',
    'assignment order.x 5',
  ]);
});

test('names the call that a function hands on', async () => {
  const text = 'const a = (id) => lookUp(id);\nconst b = a(1).name;';
  expect(await origins('a.js', text, { expression: 'a(1)', line: 2 })).toEqual(['handed-on a 1']);
});

test('follows Python to a body that may end without a return', async () => {
  const text = `def find(id):
    if id in USERS:
        return USERS[id]

def show(id):
    user = find(id)
    return user.name`;
  expect(await origins('a.py', text, { expression: 'user', line: 7 })).toEqual([
    'empty-return find 3',
    'assignment user 6',
  ]);
});

test('finds nothing for what is no name', async () => {
  expect(await origins('a.ts', '[].x.y', { expression: '[].x', line: 1 })).toEqual([]);
});
