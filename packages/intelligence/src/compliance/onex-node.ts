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
  /** `execute_effect` in Python, `executeEffect` in scripts. */
  readonly method: string | null;
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
    method: word === null ? null : methodName(word, facts.language),
    expectedFile: main === undefined || path === null ? null : fileNameOf(main.name, file),
  };
}

function isNodeClass({ name, bases }: ClassFacts): boolean {
  const pattern = /^Node(?:\w*(?:Effect|Compute|Reducer|Orchestrator))(?:Service|Base)?$/;
  return pattern.test(name) || bases.some((base) => pattern.test(base));
}

function typeOf({ name, bases }: ClassFacts): NodeType | undefined {
  return types.find(
    (one) => name.endsWith(one) || bases.some((base) => new RegExp(`^Node${one}`).test(base)),
  );
}

function methodName(word: string, language: SourceFacts['language']): string {
  if (language === 'python') return `execute_${word}`;
  return `execute${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}

function fileNameOf(className: string, file: string): string {
  const ending = file.includes('.') ? file.slice(file.lastIndexOf('.')) : '';
  const snake = className.replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2');
  return `${snake.toLowerCase()}${ending}`;
}
