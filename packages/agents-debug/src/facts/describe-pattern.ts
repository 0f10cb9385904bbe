import {
  enclosingNamedFunction,
  type AntiPattern,
  type FunctionInfo,
} from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from './fact.ts';
import { placeIn } from './place-in.ts';
import { describePlace } from './place-of.ts';

export interface PatternPlace {
  readonly failure: FailureCase;
  readonly file: string;
  readonly functions: readonly FunctionInfo[];
}

/** A known pattern in a file, with the function that it stands in. */
export function describePattern(at: PatternPlace, pattern: AntiPattern): Fact<'anti_pattern'> {
  const around = enclosingNamedFunction(at.functions, pattern.line);
  const place = placeIn(at.file, around, pattern.line);
  const { file } = at;
  return {
    kind: 'anti_pattern',
    pattern,
    place,
    summary: `${pattern.rule} in ${describePlace(place, at.failure.short)}: ${pattern.message}`,
    file,
    line: pattern.line,
    detail: pattern.fix?.before.trim() ?? null,
  };
}
