export type { AntiPattern, LineFix } from './anti-patterns/anti-pattern.ts';
export type { AssertionFacts } from './assertions/assertion-facts.ts';
export type {
  CauseRelation,
  FrameKind,
  StackFrame,
  StackTrace,
  TraceLanguage,
} from './stack-traces/stack-trace.ts';
export type { ErrorFact, ErrorKind } from './error-facts/error-fact.ts';
export type { FailedAccess } from './values/failed-access.ts';
export type { FunctionInfo, FunctionMetrics } from './functions/function-info.ts';
export type { ParseStackTracesOptions } from './stack-traces/parse-stack-traces.ts';
export type { LineRange } from './small-edits/line-range.ts';
export type { Slip, SmallEdit } from './small-edits/small-edit.ts';
export type { SourceLanguage } from './source-language.ts';
export type { SourceText } from './source-text.ts';
export type { SyntaxFault } from './syntax/find-syntax-error.ts';
export type { ThrowingOperation } from './operations/throwing-operation.ts';
export type { TypeFault } from './types/find-type-faults.ts';
export type { ValueOrigin } from './values/value-origin.ts';

export { codeFrame } from './frames/code-frame.ts';
export { enclosingFunction, enclosingNamedFunction } from './functions/enclosing-function.ts';
export { explainError } from './error-facts/explain-error.ts';
export { findAntiPatterns } from './anti-patterns/find-anti-patterns.ts';
export { findEmptyValue } from './values/find-empty-value.ts';
export { findSmallEdits } from './small-edits/find-small-edits.ts';
export { findSyntaxError } from './syntax/find-syntax-error.ts';
export { findTypeFaults } from './types/find-type-faults.ts';
export { findThrowingOperations } from './operations/find-throwing-operations.ts';
export { findValueOrigins } from './values/find-value-origins.ts';
export { listCalledNames } from './functions/list-called-names.ts';
export { listFunctions } from './functions/list-functions.ts';
export { parseStackTraces } from './stack-traces/parse-stack-traces.ts';
export { readAssertion } from './assertions/read-assertion.ts';
export { sourceLanguage } from './source-language.ts';
