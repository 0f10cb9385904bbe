import type { SourceLanguage } from '@parallel-dispatcher/code-analysis';

/** A file as it was handed in. */
export interface Source {
  readonly language: SourceLanguage;
  /** Name or path, null where the caller gave none; it tells what ONEX expects. */
  readonly path: string | null;
  /** Whether TypeScript is read as TSX. @default false */
  readonly tsx?: boolean;
  readonly text: string;
}

/** Size and shape of one function; functions inside of it count on their own. */
export interface FunctionMetrics {
  /** McCabe: 1 + one for each branch, loop, case, catch and logical operator. */
  readonly cyclomatic: number;
  /** Cognitive complexity after SonarSource 2017: nesting makes each branch dearer. */
  readonly cognitive: number;
  /** Deepest nesting of branches, loops and try blocks. */
  readonly depth: number;
  readonly parameters: number;
  /** Lines from the first to the last, both included. */
  readonly lines: number;
}

export interface FunctionFacts {
  /** `Cart.total`, `outer.inner`; `<anonymous>` where nothing names it. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  readonly async: boolean;
  /** Part of what the file offers to others. */
  readonly public: boolean;
  readonly documented: boolean;
  /** Whether it lies inside another function. */
  readonly nested: boolean;
  /** Body without a statement, or one that only says "not implemented". */
  readonly stub: boolean;
  /** Parameters and result that could have a type, and the lines of those without. */
  readonly annotations: { readonly all: number; readonly missing: readonly Place[] };
  readonly metrics: FunctionMetrics;
  /** The source of its body. */
  readonly body: string;
}

export interface ClassFacts {
  readonly name: string;
  readonly line: number;
  readonly public: boolean;
  readonly documented: boolean;
  /** Names it extends or implements. */
  readonly bases: readonly string[];
  readonly methods: readonly string[];
}

/** What others use besides functions and classes: an interface, a type, a constant, the module. */
export interface DeclarationFacts {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly documented: boolean;
}

export interface ImportFacts {
  readonly line: number;
  readonly module: string;
  /** Local names that nothing in the file uses. */
  readonly unused: readonly string[];
}

/** One place with a word on it. */
export interface Place {
  readonly line: number;
  readonly what: string;
}

/** What the rules of every language look at. */
export interface SourceFacts {
  readonly language: SourceLanguage;
  /** Nothing but blanks and comments. */
  readonly isEmpty: boolean;
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  readonly declarations: readonly DeclarationFacts[];
  readonly imports: readonly ImportFacts[];
  readonly comments: readonly Place[];
  /** Fields of models, and whether a description is on them. */
  readonly fields: readonly (Place & { readonly described: boolean })[];
  /** Every use of the type that turns checking off. */
  readonly anyTypes: readonly Place[];
  /** Names in the code, strings and comments left out. */
  readonly identifiers: ReadonlySet<string>;
}

export interface SyntaxFault {
  readonly line: number;
  readonly message: string;
}

export type ReadFacts =
  | { readonly ok: true; readonly facts: SourceFacts }
  | { readonly ok: false; readonly fault: SyntaxFault };
