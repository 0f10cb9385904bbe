import { InvalidArgumentError } from 'commander';

/** A whole number of bytes above 0, such as `20000000`. */
export function parseByteCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of bytes, such as 20000000.');
}
