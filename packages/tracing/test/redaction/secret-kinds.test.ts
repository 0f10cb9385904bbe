import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { createRedactor } from '../../src/index.ts';
import { coreOf, secretKinds } from '../../src/testing/index.ts';
import { places } from './secret-places.ts';

const redactor = createRedactor({ env: {} });

describe('a secret with a shape of its own is found in every place', () => {
  for (const [name, secret] of secretKinds) {
    test.each(Object.entries(places))(`${name} in %s`, (_place, put) => {
      const value = put(secret) as JsonValue;
      const shown = JSON.stringify(redactor.redact(value));
      expect(shown).not.toContain(coreOf(secret));
      expect(shown).toContain('[REDACTED:');
      expect(redactor.holdsSecret(value)).toBe(true);
    });
  }
});

test('an AWS secret key beside its key id', () => {
  const secret = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/');
  const shown = redactor.redactText(`${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}\n${secret}\n`);
  expect(shown).toBe('[REDACTED:aws]\n[REDACTED:aws]\n');
});

test('a private key that was cut off', () => {
  const text = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq';
  expect(redactor.redactText(`before ${text}`)).toBe('before [REDACTED:pem]');
});
