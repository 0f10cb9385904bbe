import { fixLine, lineOf, type ScriptRule } from './script-rule.ts';

/** `parseInt(text)`: without a radix, `0x10` is read as 16. */
export const parseIntRadix: ScriptRule = (node, script) => {
  const { ts, file } = script;
  if (!ts.isCallExpression(node) || node.arguments.length !== 1) return undefined;
  const name = node.expression.getText(file);
  if (name !== 'parseInt' && name !== 'Number.parseInt') return undefined;
  const [argument] = node.arguments;
  if (argument === undefined || ts.isSpreadElement(argument)) return undefined;
  const end = argument.getEnd();
  return {
    rule: 'parse-int-radix',
    line: lineOf(script, node),
    message: 'parseInt has no radix: a text that starts with 0x is read as hexadecimal',
    fix: fixLine(script, { start: end, end, text: ', 10' }),
  };
};
