import type { ValidationLevel } from '@parallel-dispatcher/schema';
import type { ValidationPart } from './validation.ts';

/**
 * Whether gates stop a node: one that was missed does, but at `lenient`; one that could not be
 * measured at `strict` alone.
 */
export function gatesBlock(
  gates: Readonly<Record<string, ValidationPart>>,
  level: ValidationLevel,
): boolean {
  const parts = Object.values(gates);
  const missed = parts.some(({ passed }) => passed === false);
  const unknown = parts.some(({ passed }) => passed === null);
  return (missed && level !== 'lenient') || (unknown && level === 'strict');
}
