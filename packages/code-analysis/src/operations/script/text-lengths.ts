import { nodesOf } from '../../typescript/parse-script.ts';
import { operationOf, type ScriptFinder } from './script-finder.ts';

/** Calls of these methods, where they have an argument that is no plain number. */
export const textLengths =
  ({
    methods,
    when,
  }: {
    readonly methods: readonly string[];
    readonly when: string;
  }): ScriptFinder =>
  (script) => {
    const { ts } = script;
    return [...nodesOf(script)].flatMap((node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
      const [count] = node.arguments;
      if (!methods.includes(node.expression.name.text)) return [];
      if (count === undefined || ts.isNumericLiteral(count)) return [];
      return [operationOf(script, { node, when })];
    });
  };
