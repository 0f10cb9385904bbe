import type {
  AntiPattern,
  AssertionFacts,
  ErrorFact,
  FunctionMetrics,
  StackTrace,
  ThrowingOperation,
  ValueOrigin,
} from '@parallel-dispatcher/code-analysis';
import type { TextFix } from '../lint/read-eslint.ts';
import type { ReducedInput } from '@parallel-dispatcher/schema';
import type { Place } from './place.ts';

/** What every fact has: what the report shows of it. */
interface Shown {
  /** One sentence. */
  readonly summary: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Quoted source or text. */
  readonly detail: string | null;
}

/** What each kind of fact holds besides. `cluster` is the failure it belongs to, from 0. */
interface FactData {
  /** What the user says goes wrong. */
  problem: object;
  /** An error that a trace shows. */
  error: { readonly cluster: number; readonly trace: StackTrace };
  /** An error that was caught and wrapped on its way. */
  wrapped_error: { readonly cluster: number; readonly trace: StackTrace };
  /** Several traces come from one place. */
  same_origin: { readonly cluster: number; readonly count: number };
  /** All calls of a trace are of libraries, tests or the runtime. */
  no_project_frame: { readonly cluster: number };
  assertion: { readonly cluster: number; readonly assertion: AssertionFacts };
  /** What a runtime error means. */
  error_meaning: { readonly cluster: number; readonly meaning: ErrorFact };
  /** A call of the project's code; `distance` 0 is the one nearest the throw. */
  stack_frame: { readonly cluster: number; readonly place: Place; readonly distance: number };
  /** A trace names a line that its file does not have. */
  stale_line: { readonly cluster: number };
  affected_file: { readonly inTrace: boolean };
  unreadable_file: object;
  /** An expression that was nothing where the error was thrown. */
  empty_value: {
    readonly cluster: number;
    readonly place: Place;
    /** One where it is certain, several where the line leaves it open. */
    readonly expressions: readonly string[];
    readonly value: string;
  };
  /** A place that the empty value may come from. */
  value_origin: { readonly cluster: number; readonly origin: ValueOrigin };
  /** A function of an affected file that a failing test calls; `distance` 1: what that one calls. */
  called_by_test: { readonly cluster: number; readonly place: Place; readonly distance: number };
  /** A line that uses what the error message names. */
  named_in_message: { readonly cluster: number; readonly place: Place };
  /** An operation of a given file that can throw the error; `count` is how many there are. */
  can_throw: {
    readonly cluster: number;
    readonly place: Place;
    readonly operation: ThrowingOperation;
    readonly count: number;
  };
  /** No given file has an operation that can throw the error. */
  no_operation: { readonly cluster: number };
  /** A file without a failure was looked through, and this is how much of it. */
  analysed_file: { readonly functions: number; readonly patterns: number };
  anti_pattern: { readonly pattern: AntiPattern; readonly place: Place };
  /** What the project's linter says of a line, and the changes that it knows. */
  lint: {
    readonly place: Place;
    readonly rule: string;
    readonly message: string;
    readonly fixes: readonly TextFix[];
  };
  function_metrics: { readonly metrics: FunctionMetrics; readonly place: Place };
  /** How the test command ended on a copy of the project; null: it did not. */
  test_run: { readonly exitCode: number | null };
  /** A function by its place in the ranking of what failing test files ran. */
  covered_by_failing_test: { readonly place: Place; readonly position: number };
  /** A line by its place in the ranking of what failing test files ran. */
  line_of_failing_test: {
    readonly place: Place;
    readonly position: number;
    readonly sharedBy: number;
  };
  /** A part of the failing input with which the test command fails in the same way. */
  smaller_input: Omit<ReducedInput, 'parts_before' | 'parts_after' | 'evidence'> & {
    readonly partsBefore: number;
    readonly partsAfter: number;
  };
  /** How the test command ended on a copy with the fix. */
  fix_trial: { readonly passed: boolean };
  /** A change that the user spells out. */
  user_change: object;
  /** How the test command ended on a copy without a change; null: it is not committed. */
  revert_trial: { readonly passed: boolean; readonly commit: string | null };
  /** Lines of a file that a model was shown. */
  source_excerpt: object;
  /** A commit that changed an affected file. */
  recent_change: { readonly commit: string };
  /** A file of the repository that imports an affected one. */
  imported_by: object;
  /** A file that mostly changes with an affected one. */
  changed_together: object;
  /** Where a line of a trace is from; null: it is not committed. */
  blamed_line: { readonly commit: string | null };
  /** The commit since which the test command fails; null: the change is not committed. */
  first_failing: {
    readonly commit: string | null;
    /** Affected files with the lines that the commit wrote. */
    readonly changed: readonly { readonly file: string; readonly lines: readonly number[] }[];
  };
  /** A failure of a past run with the same error. */
  similar_case: { readonly samePlace: boolean };
  /** A function by the part of the time that it takes itself, 0 to 1. */
  hot_function: { readonly place: Place; readonly share: number };
  /** A function by the part of the time that it waits in one synchronous call, 0 to 1. */
  blocking_call: { readonly place: Place; readonly share: number; readonly call: string };
  /** A line that may cost more time than it has to, as a tool says. */
  optimization: { readonly place: Place; readonly fix: string | null };
  /** What a tool scored a file, 0 to 1. */
  quality_score: { readonly score: number };
  /** A rule of the architecture that a file breaks, as a tool says. */
  compliance_violation: object;
  /** A pattern that a tool calls good or bad. */
  quality_pattern: { readonly good: boolean };
  /** A passage that a tool found for the failure. */
  related_passage: object;
}

export type FactKind = keyof FactData;

/** Something that was seen. A claim of the report points at facts, by the id they get there. */
export type Fact<Kind extends FactKind = FactKind> = {
  readonly [K in Kind]: { readonly kind: K } & Shown & Readonly<FactData[K]>;
}[Kind];

/** The facts of one kind. */
export function factsOf<Kind extends FactKind>(
  facts: readonly Fact[],
  kind: Kind,
): readonly Fact<Kind>[] {
  return facts.filter((fact) => fact.kind === kind) as unknown as readonly Fact<Kind>[];
}
