import type { ClassFacts, SourceFacts } from '../facts/source-facts.ts';

const types = ['Effect', 'Compute', 'Reducer', 'Orchestrator'] as const;
type NodeType = (typeof types)[number];

const operations = {
  Effect: 'effect',
  Compute: 'compute',
  Reducer: 'reduction',
  Orchestrator: 'orchestration',
} as const satisfies Record<NodeType, string>;

/** What ONEX expects of a node file, as far as the file says what it is. */
export interface OnexNode {
  /** The class that is the node; undefined where there is no class. */
  readonly main: ClassFacts | undefined;
  /** null: nothing in the file tells. */
  readonly type: NodeType | null;
  /** `execute_effect`, in scripts `executeEffect` too: the usual name first. Empty without a type. */
  readonly methods: readonly string[];
  /** `node_order_total_compute.ts`; null where the class does not tell, or no path was given. */
  readonly expectedFile: string | null;
}

interface NodeOptions {
  readonly path: string | null;
  /** Whether the caller says that the file is a node. */
  readonly isClaimed: boolean;
}

/** The node in a file; null where the file is none, such as a model, a test or plain functions. */
export function onexNode(facts: SourceFacts, { path, isClaimed }: NodeOptions): OnexNode | null {
  const file = path?.split(/[\\/]/).at(-1) ?? '';
  if (/^(?:model|test|contract|enum|protocol)_|[._]test\.|\.spec\./.test(file)) return null;
  const main = facts.classes.find(isNodeClass) ?? facts.classes[0];
  const isEvident = file.startsWith('node_') || (main !== undefined && isNodeClass(main));
  if (!isEvident && !(isClaimed && main !== undefined)) return null;
  const fileType = types.find((one) => new RegExp(`_${one}\\.\\w+$`, 'i').test(file));
  const type = (main && typeOf(main)) ?? fileType ?? null;
  const word = type === null ? null : operations[type];
  return {
    main,
    type,
    methods: word === null ? [] : methodNames(word, facts.language),
    expectedFile: main === undefined || path === null ? null : fileNameOf(main.name, file),
  };
}

function isNodeClass({ name, bases }: ClassFacts): boolean {
  const pattern = /^Node(?:\w*(?:Effect|Compute|Reducer|Orchestrator))(?:Service|Base)?$/;
  return pattern.test(name) || bases.some((base) => pattern.test(base));
}

function typeOf({ name, bases }: ClassFacts): NodeType | undefined {
  const byName = types.find((one) => name.endsWith(one));
  return byName ?? types.find((one) => bases.some((base) => base.startsWith(`Node${one}`)));
}

function methodNames(word: string, language: SourceFacts['language']): readonly string[] {
  const snake = `execute_${word}`;
  if (language === 'python') return [snake];
  return [`execute${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`, snake];
}

function fileNameOf(className: string, file: string): string {
  const ending = file.includes('.') ? file.slice(file.lastIndexOf('.')) : '';
  const snake = className.replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2');
  return `${snake.toLowerCase()}${ending}`;
}
