import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const entry = new URL('../dist/index.js', import.meta.url).href;
const script = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      loaded.push(url);
      return next(url, context);
    },
  });
  const isSdk = (url) => url.includes('/@modelcontextprotocol/');
  const { ToolPool } = await import(${JSON.stringify(entry)});
  await using pool = new ToolPool({
    servers: { tools: { command: 'there-is-no-such-program' } },
    redact: (value) => value,
    env: {},
  });
  const before = loaded.filter(isSdk).length;
  const { signal } = new AbortController();
  await pool.call({ agent: 'a', run: 'r', task: 't', name: 'x', args: {}, signal });
  console.log(JSON.stringify({ before, after: loaded.filter(isSdk).length > 0 }));
`;

test('the SDK is loaded by the first call of a server, not by the package', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toEqual({ before: 0, after: true });
});
