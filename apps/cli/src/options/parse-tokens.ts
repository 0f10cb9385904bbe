import { InvalidArgumentError } from 'commander';

/** A whole number of tokens above 0, such as `1000000`. */
export function parseTokens(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of tokens above 0, such as 1000000.');
}
