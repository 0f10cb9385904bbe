import { escapeText } from '@parallel-dispatcher/expressions';
import {
  errorDetail,
  type ErrorDetail,
  type JsonObject,
  type JsonValue,
} from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';

export interface EnvironmentReferences {
  readonly env: NodeJS.ProcessEnv;
  /** Names that the config allows a plan to use. */
  readonly allowed: readonly string[];
  /** JSON path of the input, for errors. */
  readonly at: string;
}

/**
 * Replaces each `{ "$env": "NAME" }` of an input by the variable's value, escaped, since references
 * are looked for in the answer. It is live data: it goes to the agent and is never stored.
 */
export function resolveEnv(
  input: JsonObject,
  references: EnvironmentReferences,
): Checked<JsonObject> {
  const errors: ErrorDetail[] = [];
  const value = replace(input, references.at, references, errors) as JsonObject;
  return errors.length > 0 ? refuse(...errors) : accept(value);
}

// Recursion is safe: a plan nests at most 64 deep.
function replace(
  value: JsonValue,
  at: string,
  references: EnvironmentReferences,
  errors: ErrorDetail[],
): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue, index) =>
      replace(item, `${at}[${index}]`, references, errors),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === '$env' && typeof only[1] === 'string') {
    return lookUp(only[1], at, references, errors);
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, replace(item, `${at}.${key}`, references, errors)]),
  );
}

function lookUp(
  name: string,
  path: string,
  { allowed, env }: EnvironmentReferences,
  errors: ErrorDetail[],
): string {
  if (!allowed.includes(name)) {
    errors.push(
      errorDetail({
        code: 'ENV_NOT_ALLOWED',
        message: `The plan asks for the environment variable ${name}, which the config does not allow.`,
        path,
        hint: `Add ${JSON.stringify(name)} to allow_env in dispatch.config.json.`,
      }),
    );
    return '';
  }
  const value = env[name];
  if (value === undefined) {
    errors.push(
      errorDetail({
        code: 'ENV_MISSING',
        message: `The environment variable ${name} is not set.`,
        path,
        hint: `Set ${name} before the run.`,
      }),
    );
  }
  return escapeText(value ?? '');
}
