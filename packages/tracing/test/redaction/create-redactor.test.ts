import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRedactor } from '../../src/index.ts';

const canary = 'zq7!Kd82#mVx+p/QR';
const redactor = createRedactor({
  env: {
    DEPLOY_TOKEN: canary,
    DATABASE_URL: 'mysql://root:s3cr%20etPa55@localhost/db',
    SHORT_SECRET: 'abc',
    GREETING: 'good morning everybody',
  },
});

describe('values of the environment', () => {
  test.each([
    ['as it is', canary],
    ['URL-encoded', encodeURIComponent(canary)],
    ['base64', Buffer.from(canary).toString('base64')],
    ['base64url', Buffer.from(canary).toString('base64url')],
    ['base64 behind one letter', Buffer.from(`x${canary}`).toString('base64')],
    ['base64 behind a user name', Buffer.from(`me:${canary}`).toString('base64')],
    ['base64 in the middle', Buffer.from(`user:${canary}:rest`).toString('base64')],
    ['in JSON', JSON.stringify(JSON.stringify({ v: canary }))],
  ])('%s', (_form, written) => {
    const shown = redactor.redactText(`before ${written} after`);
    expect(shown).toContain('[REDACTED:env]');
    expect(shown).not.toContain(written);
    expect(shown.startsWith('before ') && shown.endsWith(' after')).toBe(true);
  });

  test('the password of a URL, encoded and not', () => {
    expect(redactor.redactText('s3cr%20etPa55 s3cr etPa55')).toBe('[REDACTED:env] [REDACTED:env]');
  });

  test('short values and ordinary variables are no secrets', () => {
    expect(redactor.redactText('abc good morning everybody')).toBe('abc good morning everybody');
  });

  test('a named variable is secret whatever it is called', () => {
    const named = createRedactor({ env: { GREETING: 'good morning' }, secretNames: ['GREETING'] });
    expect(named.redactText('say good morning')).toBe('say [REDACTED:env]');
  });
});

describe('fields with secret names', () => {
  const names = [
    ['password', 'passwd', 'PASSWORD', 'dbPassword', 'user_password', 'passphrase', 'secret'],
    ['client_secret', 'clientSecret', 'token', 'access_token', 'authToken', 'api_key', 'apikey'],
    ['apiKey', 'x-api-key', 'OPENAI_API_KEY', 'authorization', 'Authorization', 'cookie'],
    ['Set-Cookie', 'private_key', 'access_key', 'secretAccessKey', 'credentials', 'api_keys'],
  ].flat();

  test.each(names)('%s', (name) => {
    expect(redactor.redact({ [name]: 'swordfish' })).toEqual({ [name]: '[REDACTED:key]' });
  });

  test('everything below such a name', () => {
    const value = { credentials: { user: 'me', ids: ['x7', { pin: 1234 }], on: true } };
    expect(redactor.redact(value)).toEqual({
      credentials: {
        user: '[REDACTED:key]',
        ids: ['[REDACTED:key]', { pin: '[REDACTED:key]' }],
        on: true,
      },
    });
  });

  test('a recorded header', () => {
    const value = [{ name: 'Cookie', value: 'plain' }];
    expect(redactor.redact(value)).toEqual([{ name: 'Cookie', value: '[REDACTED:key]' }]);
  });

  test('a name that is to be kept', () => {
    const keeping = createRedactor({ env: {}, keep: ['token'] });
    expect(keeping.redact({ token: 'identifier' })).toEqual({ token: 'identifier' });
  });
});

describe('assignments in texts', () => {
  test.each([
    'password=hunter2',
    'PASSWORD: swordfish',
    'const password = "swordfish";',
    "secret: string = 'swordfish'",
    '{"api_key": "abc123def"}',
    String.raw`{\"api_key\": \"abc123def\"}`,
    'if (password === "hunter2") {}',
    'os.environ["DB_PASSWORD"] = "x1y2"',
    '--password swordfish --verbose',
    '?access_token=swordfish&page=1',
    'user=bob password=swordfish',
    '<password>hunter2</password>',
    'Authorization: Bearer abcdef',
    'Cookie: session=abc; theme=dark',
    'aws_secret_access_key = aaaaBBBBcccc1111/+aaaaBBBBcccc1111',
    '//registry.npmjs.org/:_authToken=abcdef123456',
  ])('%s', (text) => {
    expect(redactor.redactText(text)).toContain('[REDACTED:');
  });
});

describe('the walk', () => {
  test('changes a copy, and only where there is a secret', () => {
    const clean = { list: [1, 'two', { three: 3 }] };
    const value = Object.freeze({ clean, password: 'swordfish', at: Object.freeze(['x']) });
    const redacted = redactor.redact(value);
    expect(redacted).not.toBe(value);
    expect(redacted.clean).toBe(clean);
    expect(redacted.at).toBe(value.at);
    expect(value.password).toBe('swordfish');
  });

  test('keys that become equal stay apart', () => {
    const [one, other] = [`ghp_${'a1'.repeat(18)}`, `ghp_${'b2'.repeat(18)}`];
    expect(redactor.redact({ [one]: 1, [other]: 2 })).toEqual({
      '[REDACTED:github]': 1,
      '[REDACTED:github]~2': 2,
    });
  });

  test('a depth no recursion survives', () => {
    let value: JsonValue = { password: 'swordfish' };
    for (let depth = 0; depth < 200_000; depth += 1) value = [value];
    expect(redactor.holdsSecret(value)).toBe(true);
  });

  test('a value that contains itself ends', () => {
    const value: Record<string, unknown> = { name: 'a' };
    value['self'] = value;
    expect(redactor.redact(value as JsonValue)).toEqual({ name: 'a', self: '[CIRCULAR]' });
  });

  test('is the same again on its own answer', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        canary,
        'password=hunter2',
        'Bearer a1b2c3d4e5f6g7',
        `ghp_${'a1'.repeat(18)}`,
      ),
    );
    const joined = fc.array(text, { maxLength: 4 }).map((parts) => parts.join(' '));
    const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        joined,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(joined, fc.constantFrom('password', 'token')), tie('value'), {
          maxKeys: 3,
        }),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        const before = JSON.stringify(given);
        const once = redactor.redact(given);
        expect(JSON.stringify(given)).toBe(before);
        expect(redactor.redact(once)).toBe(once);
        expect(redactor.holdsSecret(given)).toBe(once !== given);
        expect(JSON.stringify(once)).not.toContain(canary);
      }),
      { numRuns: 500 },
    );
  });
});

/** A pattern that is not linear takes hours on these, and the test its five seconds. */
describe('long texts made to be slow', () => {
  test.each([
    'a',
    '.',
    '-',
    '://a:',
    'eyJ',
    'eyJa.',
    'sk-',
    'password',
    'password=',
    'password="',
    'Bearer ',
    '-----BEGIN PRIVATE KEY-----',
    'cookie: ',
    'A',
    'aA',
    ':AA1',
    'AKIA',
    '"',
    '\\',
    '\\"',
    '--a',
    'SG.',
    'a.8Q~',
    'token: string',
    '[REDACTED:',
    'ab12-us',
    'authorization: bearer ',
    '1:AA',
  ])('%s', (part) => {
    const text = part.repeat(Math.ceil(500_000 / part.length));
    redactor.redactText(text);
    redactor.redactText(`${text}!`);
    redactor.redact({ [text]: text });
  });
});
