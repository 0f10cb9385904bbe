import { readFileSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/index.ts';

const redactor = createRedactor({
  env: { PWD: '/home/me/project', MAX_TOKENS: '100000000', SSH_AUTH_SOCK: '/run/user/1000/agent' },
});

describe('ordinary text stays', () => {
  test.each([
    'password: string',
    'password: str | None = None',
    'password: z.string().min(8)',
    'password = getPassword()',
    'password = settings.password',
    'connect(user=name, password=password)',
    'connect(password=pw)',
    'function login(token: string, secret: Buffer): void {}',
    'this.token = token;',
    'token = parser.next();',
    'const token = tokens[0];',
    'if (token === "identifier") return',
    'case "token": return token.value',
    'return { token, secret, password };',
    'const apiKey = process.env.API_KEY;',
    'secret := os.Getenv("SECRET")',
    'apiKey: "OPENAI_API_KEY"',
    'key: ${params.api_key}',
    'API_KEY=${API_KEY}',
    'API_KEY=$API_KEY',
    'password: <your password>',
    'password=None',
    'password: "********"',
    'fetch(url, { credentials: "include" })',
    'type="password" name="password"',
    'Password is required',
    '"password": "Password is too short"',
    'max_tokens: 4096, token_count=12345678, input_tokens: 99999999',
    'next_token=eyMTIzNDU2Nzg5MDEyMzQ1',
    'Bearer of good news',
    'Basic authentication and Digest example',
    'Authorization: Bearer <token>',
    'cookie: string',
    'risk-assessment-of-all-the-dependencies-2024',
    'task-1234567890-abcdefghij-klmnop',
    'sk-folding-cube-animation-class',
    'git@github.com:owner/repository.git',
    'ssh://git@github.com/owner/repository.git',
    'http://localhost:3000/@vite/client',
    'https://example.com:8080/a@b/c',
    'https://www.npmjs.com/package/@scope/name?activeTab=versions',
    'npm_lifecycle_event npm_config_user_agent',
    'd670460b4b4aece5915caf5c68d12f560a9fe3e4',
    '550e8400-e29b-41d4-a716-446655440000',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    '/home/me/project/packages/token-service/src/secret-store.ts:12:5',
    'C:\\Users\\me\\AppData\\Local\\Programs\\secret.txt',
    '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq\n-----END CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJB\n-----END PUBLIC KEY-----',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@host',
    'Tokens: 123456789 in, 987654321 out',
    'author=jane2, passed: 12 of 20, passenger=seat12a, pinned=v2, authority: ca1.example',
    '{"pass": 3, "fail": 0, "author": "me", "passed": "yes", "max_tokens": 12}',
    '{"password": {"type": "string"}, "token": {"$env": "TOKEN"}}',
    '{"dependencies": {"cookie": "^1.0.2", "jwt": "9.0.0"}, "auth": "jwt"}',
    '{"pass": 12345, "pin": 123456, "otp": 123456}',
    'PASS: test_login2',
    'PASS src/login.test.ts',
    'pass: 1234, fail: 0',
    'second_pass: inline2, bypass=rule12, compass: north2',
    'auth: "basic", auth = require("auth"), auth: required',
    'const jwt = sign(user, key);',
    'session_id: string',
    '"password": "Enter your password", "secret": "Secret key"',
    "const line = 'password=' + name + ' and more';",
    'http://[::1]:8080/@vite/client',
    'http://localhost:3000/@fs/a/b@2',
    '2025-10-06T12:00:00.000Z run 12 of 20: 3 secrets found',
  ])('%s', (text) => {
    expect(redactor.redactText(text)).toBe(text);
  });

  test('fields that only sound secret', () => {
    const value = {
      max_tokens: 4096,
      input_tokens: 12,
      output_tokens: null,
      token_count: 99,
      token_type: 'bearer',
      token_url: 'https://example.com/token',
      next_page_token: 'abc123def456',
      time_to_first_token_ms: 120,
      password_policy: 'strict',
      secret_name: 'db-main',
      api_key_env: 'OPENAI_API_KEY',
      public_key: 'ssh-ed25519 AAAA',
      primary_key: 'id',
      cache_key: 'a1b2c3d4e5f6a7b8',
      cookies_enabled: true,
      password: null,
      token: true,
      secret: '',
      authorization: { $env: 'AUTH_HEADER' },
      pass: 3,
      pin: 13,
      auth: { type: 'basic', user: 'me' },
      passed: 'all of them',
      author: 'me',
      passenger: 'you',
      authority: 'them',
      pinned: 'yes indeed',
      second_pass: 'inline',
      properties: { password: { type: 'string', minLength: 8 } },
    };
    expect(redactor.redact(value)).toBe(value);
  });

  test('a picture in base64', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => (n * n * 31 + n * 7) % 251);
    const picture = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
    expect(redactor.redactText(picture)).toBe(picture);
  });

  test('the source of this repository', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const files = globSync('*/src/**/*.ts', { cwd: root });
    expect(files.length).toBeGreaterThan(50);
    const changed = files.filter((file) => {
      const text = readFileSync(`${root}${file}`, 'utf8');
      return redactor.redactText(text) !== text;
    });
    // Examples of URLs with passwords in comments may be found; nothing else is.
    expect(changed.length / files.length).toBeLessThanOrEqual(0.005);
  });
});
