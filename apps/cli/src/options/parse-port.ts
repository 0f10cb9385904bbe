import { InvalidArgumentError } from 'commander';

/** A port of this machine, such as `7420`; `0` is any that is free. */
export function parsePort(text: string): number {
  if (/^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('It must be a port from 0 to 65535, such as 7420.');
}
