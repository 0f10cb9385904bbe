import type { ValidationLevel } from '../onex-rules/check-rules.ts';
import type { Validation } from '../validate/validation.ts';
import type { Assessment } from './assessment.ts';

/**
 * The validation with what tools say. A gate that was missed blocks, but at `lenient`; one that
 * could not be measured blocks at `strict` alone.
 */
export function withGates(
  validation: Validation,
  { assessment, level }: { readonly assessment: Assessment; readonly level: ValidationLevel },
): Validation {
  const gates = Object.values(assessment.parts);
  const missed = gates.some(({ passed }) => passed === false);
  const unknown = gates.some(({ passed }) => passed === null);
  const blocked = (missed && level !== 'lenient') || (unknown && level === 'strict');
  return {
    ...validation,
    passed: validation.passed && !blocked,
    parts: { ...validation.parts, ...assessment.parts },
  };
}
