import { afterAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generateNode } from '../src/index.ts';
import { fixture } from './support/fixtures.ts';
import { GeneratedProject } from './support/generated-project.ts';
import { hasPython } from './support/run-nodes.ts';

const languages = hasPython ? (['typescript', 'python'] as const) : (['typescript'] as const);
const methods = {
  user_writer: ['executeEffect', 'execute_effect'],
  audit_file: ['executeEffect', 'execute_effect'],
  product_reader: ['executeEffect', 'execute_effect'],
  door_lock: ['executeReduction', 'execute_reduction'],
  signup_saga: ['executeOrchestration', 'execute_orchestration'],
} as const;

/** A program that runs a node, made without adapters, on inputs, and prints how each ends. */
function program(language: string, node: { nodeFile: string; nodeName: string }, method: string) {
  if (language === 'typescript') {
    return `import { ${node.nodeName} } from './${node.nodeFile}';
const node = new ${node.nodeName}();
for (const input of JSON.parse(process.argv[2])) {
  try { console.log(JSON.stringify({ output: await node.${method}(input) })); }
  catch (error) { console.log(JSON.stringify({ error: error.code })); }
}`;
  }
  return `import asyncio, json, sys
from ${node.nodeFile.replace('.py', '')} import ${node.nodeName}
async def main():
    node = ${node.nodeName}()
    for value in json.loads(sys.argv[1]):
        try:
            print(json.dumps({"output": await node.${method}(value)}))
        except Exception as error:
            print(json.dumps({"error": getattr(error, "code", repr(error))}))
asyncio.run(main())`;
}

describe.each(languages)('a node in %s runs as it is, on its real adapters', (language) => {
  const project = new GeneratedProject();
  afterAll(() => project[Symbol.dispose]());
  const python = language === 'python';

  const run = async (name: keyof typeof methods, inputs: readonly unknown[], ahead = '') => {
    const generated = await generateNode(fixture(name), { language, format: false });
    if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
    const folder = project.add(generated.value);
    const method = methods[name][python ? 1 : 0];
    const file = python ? 'main.py' : 'main.ts';
    project.write(join(folder, file), `${ahead}\n${program(language, generated.value, method)}`);
    if (name === 'signup_saga') await addActions(folder);
    const command = python ? 'python3' : process.execPath;
    const flags = python ? ['-W', 'ignore'] : ['--no-warnings'];
    const ended = await project.run(command, [...flags, file, JSON.stringify(inputs)], folder);
    const lines = ended.output.trim().split('\n');
    if (ended.code !== 0) throw new Error(ended.output);
    return lines.map((line) => JSON.parse(line) as unknown);
  };

  const addActions = async (folder: string): Promise<void> => {
    const names = 'create_account delete_account create_mailbox book_plan send_welcome'.split(' ');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(project.folder, folder, 'actions'), { recursive: true });
    for (const action of names) {
      const contents = python
        ? `async def run(step):\n    return {"by": "${action}"}\n`
        : `export default async () => ({ by: '${action}' });\n`;
      project.write(join(folder, 'actions', `${action}.${python ? 'py' : 'ts'}`), contents);
    }
  };

  test('SQL in a transaction, and events', async () => {
    const table = 'CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT)';
    const ahead = python
      ? `import sqlite3\nsqlite3.connect("database.sqlite").execute("${table}")`
      : `import { DatabaseSync } from 'node:sqlite';\nnew DatabaseSync('database.sqlite').exec('${table}');`;
    const ada = { email: 'ada@example.org', name: 'Ada' };
    const bob = { email: 'bob@example.org', name: 'Bob' };
    expect(await run('user_writer', [ada, ada, bob], ahead)).toEqual([
      { output: { user_id: 1, offset: 0 } },
      { error: 'EMAIL_TAKEN' },
      { output: { user_id: 2, offset: 1 } },
    ]);
  });

  test('files', async () => {
    const day = { day: '2024-02-29', entries: ['a', 'b'] };
    expect(await run('audit_file', [day, day])).toEqual([
      { output: { bytes: 3, header: null } },
      { output: { bytes: 3, header: null } },
    ]);
  });

  test('HTTP', async () => {
    const server = createServer((request, response) => {
      const known =
        request.url === '/api/products/123e4567-e89b-42d3-a456-426614174000?currency=EUR';
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(
        known
          ? JSON.stringify({ title: 'Lamp', price: 19.995, stock: [{ available: true }] })
          : '{}',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api`;
    const ahead = python
      ? `import os\nos.environ["HTTP_BASE_URL"] = "${url}"`
      : `process.env['HTTP_BASE_URL'] = '${url}';`;
    const found = await run(
      'product_reader',
      [
        { product_id: '123e4567-e89b-42d3-a456-426614174000' },
        { product_id: '123e4567-e89b-42d3-a456-426614174001' },
      ],
      ahead,
    );
    server.close();
    expect(found).toEqual([
      { output: { title: 'LAMP', price_cents: 2000, in_stock: true } },
      { error: 'PRODUCT_UNKNOWN' },
    ]);
  });

  test('a state on disk, which outlives the process', async () => {
    const wrong = { events: [{ type: 'entered', code: 1 }] };
    await run('door_lock', [wrong]);
    expect(await run('door_lock', [wrong])).toEqual([
      { output: { state: 'closed', context: { wrong: 2 }, applied: 1, ignored: 0 } },
    ]);
  });

  test('actions as modules', async () => {
    expect(await run('signup_saga', [{ id: 'a' }])).toMatchObject([
      { output: { status: 'completed', compensated: [] } },
    ]);
  });
});
