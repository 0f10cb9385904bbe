import type { ValidationLevel } from './coder-input.ts';

/** The rules that generated code is held to, in the order they are reported. */
export const validationRules = [
  'onex-001',
  'onex-002',
  'onex-003',
  'onex-004',
  'quality-001',
  'quality-002',
  'quality-003',
] as const;
export type ValidationRule = (typeof validationRules)[number];

/** An error is high, a warning medium, an info low. */
export type RuleSeverity = 'error' | 'warning' | 'info';

/** What a level of validation asks for. */
export interface LevelRules {
  /** Of each rule; null: the level leaves it out. */
  readonly severity: Readonly<Record<ValidationRule, RuleSeverity | null>>;
  readonly blocking: readonly RuleSeverity[];
  /** Least share of parameters and results that have a type. */
  readonly annotated: number;
  /** How often an answer of a model may be given back to it. */
  readonly retries: number;
}

const severity = {
  'onex-001': 'error',
  'onex-002': 'error',
  'onex-003': 'error',
  'onex-004': 'error',
  'quality-001': 'warning',
  'quality-002': 'warning',
  'quality-003': 'info',
} as const satisfies LevelRules['severity'];

/** What each level asks for: the documented table, once for all who hold code to it. */
export const validationLevels: Readonly<Record<ValidationLevel, LevelRules>> = {
  strict: {
    severity,
    blocking: ['error', 'warning'],
    annotated: 0.95,
    retries: 1,
  },
  moderate: {
    severity,
    blocking: ['error'],
    annotated: 0.9,
    retries: 3,
  },
  lenient: {
    severity: { ...severity, 'onex-001': 'warning', 'onex-004': null },
    blocking: [],
    annotated: 0.7,
    retries: 5,
  },
};

/** What a finding takes from a score that begins at 1. */
export const severityCosts: Readonly<Record<RuleSeverity, number>> = {
  error: 0.2,
  warning: 0.1,
  info: 0.05,
};

/** The least share that each gate lets pass, of 1. */
export const qualityGates = { quality: 0.7, compliance: 0.7, completeness: 0.8 } as const;
