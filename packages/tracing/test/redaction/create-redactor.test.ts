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

describe('values under secret names in what was given', () => {
  const given = { params: { password: canary }, auth: { api_key: 'password' }, name: 'not this' };
  const knowing = createRedactor({ env: {}, given });

  test('are hidden wherever they appear', () => {
    const shown = knowing.redact({ note: `it is ${canary}`, other: ['not this', 'password'] });
    expect(shown).toEqual({ note: 'it is [REDACTED:key]', other: ['not this', 'password'] });
    const encoded = Buffer.from(canary).toString('base64');
    expect(knowing.redactText(encoded)).toMatch(/^\[REDACTED:key\]/u);
  });
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

  test.each([
    ['hunter2', 'as hunter2, not as hunter22', 'as [REDACTED:env], not as hunter22'],
    ['changeme', 'it is changeme', 'it is [REDACTED:env]'],
    ['a.b*c]', 'a.b*c] axb*c]', '[REDACTED:env] axb*c]'],
    ['abcde', 'abcde', 'abcde'],
    ['production', 'in production', 'in production'],
    ['secret', 'a secret', 'a secret'],
    ['123456', '123456', '123456'],
  ])('a password %s', (value, text, shown) => {
    expect(createRedactor({ env: { DB_PASSWORD: value } }).redactText(text)).toBe(shown);
  });

  test('a password with slashes in a URL', () => {
    const env = { LINK: 'https://user:pa/ss@pw12@host/x' };
    expect(createRedactor({ env }).redactText('pa/ss@pw12 b')).toBe('[REDACTED:env] b');
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
    ['pass', 'db_pass', 'pw', 'pwd', 'auth', 'otp', 'pin', 'jwt', 'bearer', 'session_id'],
    ['sessionId', 'sessionid', 'smtpPass'],
    ['password', 'passwd', 'PASSWORD', 'dbPassword', 'user_password', 'passphrase', 'secret'],
    ['client_secret', 'clientSecret', 'token', 'access_token', 'authToken', 'api_key', 'apikey'],
    ['apiKey', 'x-api-key', 'OPENAI_API_KEY', 'authorization', 'Authorization', 'cookie'],
    ['Set-Cookie', 'private_key', 'access_key', 'secretAccessKey', 'credentials', 'api_keys'],
  ].flat();

  test.each(names)('%s', (name) => {
    expect(redactor.redact({ [name]: 'swordfish' })).toEqual({ [name]: '[REDACTED:key]' });
  });

  test('the name of a conversation is none', () => {
    const named = { session_id: '6f9b2a53-4a3c-4f0e-9a77-2b8c1d0e5f41' };
    expect(redactor.redact(named)).toEqual(named);
    expect(redactor.redact({ auth: named.session_id })).toEqual({ auth: '[REDACTED:key]' });
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

/** What stands in the places of `v` must be gone; what is around it stays. */
describe('values of secret names in texts', () => {
  test.each([
    ['password: "my words secret77 and more"', 'password: "[REDACTED:assignment]"'],
    ["secret = 'correct horse battery staple'", "secret = '[REDACTED:assignment]'"],
    ['a {"cookie": "v"} b', 'a {"cookie":"[REDACTED:key]"} b'],
    ['{"passwords": ["v", {"x": "v"}]}', '{"passwords":["[REDACTED:key]",{"x":"[REDACTED:key]"}]}'],
    ['{"Set-Cookie":"v"}', '{"Set-Cookie":"[REDACTED:key]"}'],
    [
      'got [1, {"credentials": {"user":"u","pw":"v"}}], sorry {',
      'got [1, {"credentials":{"user":"[REDACTED:key]","pw":"[REDACTED:key]"}}], sorry {',
    ],
    ['{"a":1}{"token":"word"}', '{"a":1}{"token":"[REDACTED:key]"}'],
    ['{x} {"pass": "two words", "n": 3}', '{x} {"pass":"[REDACTED:key]","n":3}'],
    [String.raw`"{\"cookie\": \"v\"}"`, String.raw`"{\"cookie\":\"[REDACTED:key]\"}"`],
    ['{\n  "pin": "1234"\n}', '{\n  "pin": "[REDACTED:key]"\n}'],
    ['{"a": 1, "passwords": ["v", "w', '{"a": 1, "passwords": [REDACTED:key]'],
    ['{"a": 1, "cookie":"v', '{"a": 1, "cookie":"[REDACTED:assignment]'],
    ['{"Set-Cookie":"v", x', '{"Set-Cookie":"[REDACTED:assignment]", x'],
    ['[{"name": "Cookie", "value": "v"}]', '[{"name":"Cookie","value":"[REDACTED:key]"}]'],
    [
      'password=secret-----BEGIN RSA PRIVATE KEY-----\nv\n-----END RSA PRIVATE KEY----- b',
      'password=[REDACTED:assignment] b',
    ],
    [`password=${canary}word b`, 'password=[REDACTED:assignment] b'],
    ['pass=hunter2 b', 'pass=[REDACTED:assignment] b'],
    ['pass=swordfish', 'pass=[REDACTED:assignment]'],
    ['?otp=123456&x=1', '?otp=[REDACTED:assignment]&x=1'],
    ['sessionid=a1b2c3; b', 'sessionid=[REDACTED:assignment]; b'],
    ['db_pass: hunter2', 'db_pass: [REDACTED:assignment]'],
    ['https://user:pa/ss@pw@host/x b', 'https://user:[REDACTED:url-password]@host/x b'],
    ['https://user:pa@host:80/x', 'https://user:[REDACTED:url-password]@host:80/x'],
  ])('%s', (text, shown) => {
    expect(redactor.redactText(text)).toBe(shown);
    expect(redactor.redactText(shown)).toBe(shown);
  });

  test('JSON too deep to be written again is hidden as a whole', () => {
    const deep = `${'[{"a":'.repeat(20_000)}{"cookie":"hide-me"}${'}]'.repeat(20_000)}`;
    expect(redactor.redactText(`x ${deep} y`)).toBe('x [REDACTED:key] y');
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
    '{"passwords":[',
    '{"passwords":[x,',
    '{"cookie":{"type":"string","a":',
    '{"token":1}',
    '[{',
    '{\\"pin\\":',
    'password="a b" ',
    'password=[REDACTED:pem]',
    '://a:b/c@',
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
