import { nodesOf } from '../../typescript/parse-script.ts';
import { operationOf, type ScriptFinder } from './script-finder.ts';

/** `JSON.parse(…)` and `response.json()`. */
export const jsonParsing: ScriptFinder = (script) => {
  const { ts, file } = script;
  return [...nodesOf(script)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { name, expression } = node.expression;
    const parses = name.text === 'parse' && expression.getText(file) === 'JSON';
    if (!parses && !(name.text === 'json' && node.arguments.length === 0)) return [];
    return [operationOf(script, { node, when: 'the text is not JSON' })];
  });
};
