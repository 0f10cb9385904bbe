import type { ESLint, Rule } from 'eslint';
import type { Dimension, Severity } from '../finding.ts';

/** What ESLint has no rule for, found by a selector of its syntax tree. */
interface OwnRule {
  readonly rule: string;
  readonly dimension: Dimension;
  readonly severity: Severity;
  readonly message: string;
  /** @see https://eslint.org/docs/latest/extend/selectors */
  readonly selectors: readonly string[];
}

const secretName =
  '/(?:password|passwd|secret|api_?key|access_?key|private_?key|auth_?token|access_?token)/i';
/** One word of letters and digits: no name of a field, no sentence. */
const secretText = '[value=/^(?=.*\\d)(?=.*[a-z])[^\\s${}]{8,}$/i]';
const query =
  '/^\\s*(?:select\\s[^]*\\sfrom|insert\\s+into|update\\s[^]*\\sset|delete\\s+from)\\s/i';
const parts = '[arguments.0.type=/^(?:TemplateLiteral|BinaryExpression)$/]';

export const ownRules: readonly OwnRule[] = [
  {
    rule: 'secret-in-source',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a secret stands in the source, for everybody who can read it',
    selectors: [
      `VariableDeclarator[id.name=${secretName}] > Literal.init${secretText}`,
      `:matches(Property, PropertyDefinition)[key.name=${secretName}] > Literal.value${secretText}`,
      `AssignmentExpression:matches([left.name=${secretName}], [left.property.name=${secretName}]) > Literal.right${secretText}`,
      'Literal[value=/^(?:sk-[\\w-]{20,}|gh[pousr]_\\w{30,}|AKIA[A-Z0-9]{16}$|xox[abprs]-[\\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY)/]',
    ],
  },
  {
    rule: 'query-from-parts',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a query is put together from texts: what stands in them is run; pass parameters',
    selectors: [
      `BinaryExpression[operator='+'][right.type!='Literal'] > Literal.left[value=${query}]`,
      `:not(TaggedTemplateExpression) > TemplateLiteral[expressions.length!=0][quasis.0.value.raw=${query}]`,
    ],
  },
  {
    rule: 'command-from-parts',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a shell reads the text, with whatever stands in it; execFile takes a list',
    selectors: [
      `CallExpression:matches([callee.name=/^exec(?:Sync)?$/], [callee.property.name='execSync'])${parts}[arguments.0.expressions.length!=0]`,
    ],
  },
  {
    rule: 'raw-html',
    dimension: 'patterns',
    severity: 'high',
    message: 'text becomes markup, with whatever stands in it',
    selectors: [
      "AssignmentExpression[left.property.name=/^(?:inner|outer)HTML$/][right.type!='Literal']",
      "JSXAttribute[name.name='dangerouslySetInnerHTML']",
      "CallExpression[callee.object.name='document'][callee.property.name='write']",
    ],
  },
  {
    rule: 'unverified-tls',
    dimension: 'patterns',
    severity: 'high',
    message: 'whoever is between may read and change what is said',
    selectors: ["Property[key.name='rejectUnauthorized'][value.value=false]"],
  },
  {
    rule: 'lost-async-callback',
    dimension: 'patterns',
    severity: 'high',
    message: 'forEach does not wait for it, and nobody sees it fail',
    selectors: [
      "CallExpression[callee.property.name='forEach'] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]",
    ],
  },
  {
    rule: 'unhandled-promise',
    dimension: 'patterns',
    severity: 'medium',
    message: 'nobody sees the promise fail',
    selectors: [
      "ExpressionStatement > CallExpression[callee.property.name='then'][arguments.length=1]",
    ],
  },
  {
    rule: 'double-cast',
    dimension: 'types',
    severity: 'medium',
    message: 'a type is claimed by way of unknown, and nothing is checked',
    selectors: ["TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']"],
  },
  {
    rule: 'mutable-export',
    dimension: 'maintainability',
    severity: 'medium',
    message: 'what others import may change under their hands',
    selectors: ['ExportNamedDeclaration > VariableDeclaration[kind=/^(?:let|var)$/]'],
  },
];

/** The rules above as a plugin of ESLint, `own/<rule>`. */
export const ownPlugin: ESLint.Plugin = {
  rules: Object.fromEntries(ownRules.map((one) => [one.rule, createRule(one)])),
};

function createRule({ message, selectors }: OwnRule): Rule.RuleModule {
  return {
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          (node: Rule.Node) => context.report({ node, message }),
        ]),
      ),
  };
}
