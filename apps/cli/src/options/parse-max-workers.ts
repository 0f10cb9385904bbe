import { InvalidArgumentError } from 'commander';

/** `8` or `auto`. */
export function parseMaxWorkers(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 10_000) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000, or auto.');
}
