import { Linter } from 'eslint';
import { parser, plugin } from 'typescript-eslint';
import { tooDeep } from '../../facts/read-facts.ts';
import type { Source, SyntaxFault } from '../../facts/source-facts.ts';
import type { Finding } from '../finding.ts';
import { ownPlugin, ownRules } from './own-rules.ts';
import {
  commonRules,
  javascriptRules,
  ruleOptions,
  typescriptRules,
  type Judged,
} from './lint-rules.ts';

export type LintResult =
  | { readonly ok: true; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly fault: SyntaxFault };

const linter = new Linter();
const judgements: Readonly<Record<string, Judged>> = {
  ...commonRules,
  ...javascriptRules,
  ...typescriptRules,
  ...Object.fromEntries(
    ownRules.map(({ rule, dimension, severity }) => [`own/${rule}`, [dimension, severity]]),
  ),
};
const ownNames = ownRules.map(({ rule }) => `own/${rule}`);

/** What ESLint finds by our rules; comments in the file that turn rules off are not obeyed. */
export function lintScript(source: Source): LintResult {
  const first = lint(source, 'module');
  if (first.ok || source.language === 'typescript') return first;
  const asScript = lint(source, 'commonjs');
  return asScript.ok ? asScript : first;
}

function lint(source: Source, sourceType: 'module' | 'commonjs'): LintResult {
  const isTypescript = source.language === 'typescript';
  const typescript = source.tsx === true ? 'in.tsx' : 'in.ts';
  const filename = isTypescript ? typescript : 'in.jsx';
  const own = isTypescript ? typescriptRules : javascriptRules;
  const config: Linter.Config = {
    files: ['**/*.{ts,tsx,jsx}'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    languageOptions: {
      sourceType,
      // Those that run text: `no-implied-eval` looks at nothing else.
      globals: { setTimeout: 'readonly', setInterval: 'readonly', globalThis: 'readonly' },
      parserOptions: { ecmaFeatures: { jsx: !filename.endsWith('.ts') } },
      ...(isTypescript && { parser }),
    },
    plugins: { '@typescript-eslint': plugin, own: ownPlugin },
    rules: Object.fromEntries(
      [...Object.keys({ ...commonRules, ...own }), ...ownNames].map((rule) => [
        rule,
        settingOf(rule),
      ]),
    ),
  };
  const messages = linter.verify(source.text, [config], { filename });
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal !== undefined) {
    // Where its parser runs out of stack, ESLint says so and names no line.
    const message = fatal.message.includes('call stack') ? tooDeep : fatal.message;
    return { ok: false, fault: { line: fatal.line ?? 1, message } };
  }
  return { ok: true, findings: messages.flatMap(readMessage) };
}

function settingOf(rule: string): Linter.RuleEntry {
  const options = ruleOptions[rule];
  if (rule === 'eqeqeq') return ['error', 'always', options];
  return options === undefined ? 'error' : ['error', options];
}

function readMessage({ ruleId, line, message }: Linter.LintMessage): readonly Finding[] {
  const judged = ruleId === null ? undefined : judgements[ruleId];
  if (ruleId === null || judged === undefined) return [];
  const [dimension, severity] = judged;
  const rule = ruleId.replace(/^own\//, '');
  return [{ rule, dimension, severity, line, message, source: 'eslint' }];
}
