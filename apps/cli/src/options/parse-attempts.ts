import { InvalidArgumentError } from 'commander';

/** `3`; 1 is never again. */
export function parseAttempts(text: string): number {
  if (/^[1-9]\d{0,1}$/.test(text) || text === '100') return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
}
