import type { AssertionFacts } from './assertion-facts.ts';

/** What node:assert, jest, vitest, chai, pytest and unittest say where nothing was thrown. */
const phrases: readonly RegExp[] = [
  /^Missing expected (?:exception|rejection)(?: \((?<type>[\w.]{1,100})\))?/,
  /^expect\(received\)\.(?:resolves\.|rejects\.)?toThrow(?:Error)?\((?:expected)?\)[^]{0,300}?Expected (?:constructor|error name): *"?(?<type>[\w.]{1,100})[^]{0,300}?Received function did not throw/,
  /^expect\(received\)\.(?:rejects\.)?toThrow(?:Error)?\((?:expected)?\)[^]{0,600}?Received function did not throw/,
  /^expected (?:\[Function.{0,100}?\]|function) to throw (?:an? )?(?<type>[A-Z]\w{0,100})?/,
  /^DID NOT RAISE (?:<class ')?(?<type>[\w.]{1,100})/,
  /^(?<type>[\w.]{1,100}) not raised/,
];

/** A test waited for an error and none came. */
export function readMissingError(message: string): AssertionFacts | null {
  for (const phrase of phrases) {
    const found = phrase.exec(message.slice(0, 2_000));
    if (found === null) continue;
    const type = found.groups?.['type'];
    return {
      expected: `${type ?? 'an error'} thrown`,
      actual: 'nothing thrown',
      operator: 'throws',
    };
  }
  return null;
}
