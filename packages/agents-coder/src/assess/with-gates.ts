import type { ValidationLevel } from '@parallel-dispatcher/schema';
import { gatesBlock } from '../validate/gates-block.ts';
import type { Validation } from '../validate/validation.ts';
import type { Assessment } from './assessment.ts';

/** The validation with what tools say; where they say nothing, what was measured here stands. */
export function withGates(
  validation: Validation,
  { assessment, level }: { readonly assessment: Assessment; readonly level: ValidationLevel },
): Validation {
  const gates = Object.fromEntries(
    Object.entries(assessment.parts).filter(
      ([name, { passed }]) => passed !== null || validation.parts[name] === undefined,
    ),
  );
  return {
    ...validation,
    passed: validation.passed && !gatesBlock(gates, level),
    parts: { ...validation.parts, ...gates },
  };
}
