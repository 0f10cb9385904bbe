/** Where a secret may stand; each gives a JSON value with the text in it. */
export const places: Readonly<Record<string, (secret: string) => unknown>> = {
  'a value': (secret) => secret,
  'a field': (secret) => ({ note: secret }),
  'deep inside': (secret) => ({ a: [{ b: { c: [1, null, secret] } }] }),
  'a key': (secret) => ({ [secret]: true }),
  'an error message': (secret) => ({ error: { message: `call failed with ${secret} (401)` } }),
  'a cause': (secret) => ({ cause: { cause: { message: `denied: "${secret}"` } } }),
  'a stack': (secret) => ({ stack: `Error: ${secret}\n    at run (file:///a/b.ts:1:2)` }),
  'JSON in a text': (secret) => JSON.stringify({ result: secret }),
  'JSON in JSON in a text': (secret) => JSON.stringify(JSON.stringify({ result: secret })),
  'a command line': (secret) => ['curl', '-H', `X-Auth: ${secret}`, `--data=${secret}`],
  'program code': (secret) => `const client = new Client('${secret}');`,
  'a log line': (secret) => `2025-10-06 12:00:00 INFO using ${secret}, retrying`,
  'a query': (secret) => `https://example.com/path?q=${secret}&page=2`,
};
