import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { EffectPort } from '../support/effect-port.ts';
import type { CallAdapter } from './call-adapter.ts';
import { textIn } from './text-in.ts';

export interface SqlAdapter {
  readonly call: CallAdapter;
  readonly transaction: Required<Pick<EffectPort, 'begin' | 'commit' | 'rollback'>>;
}

/**
 * Statements on an SQLite database. The answer is `{ rows, row, returning, list }`: how many
 * rows were changed or found, the first of them or null, and all that were found. Parameters are bound to `?` in their order.
 */
export function sqlAdapter({
  database,
  timeoutMs = 30_000,
}: {
  /** Path of the database, or `:memory:`. */
  readonly database: string;
  /** How long it waits for a lock. */
  readonly timeoutMs?: number;
}): SqlAdapter {
  let opened: DatabaseSync | undefined;
  const open = (): DatabaseSync => (opened ??= new DatabaseSync(database, { timeout: timeoutMs }));
  return {
    call: async ({ request }) => {
      try {
        const statement = open().prepare(textIn(request, 'statement'));
        const parameters = Object.values(Object(request['parameters'] ?? {})).map(bindable);
        if (statement.columns().length > 0) {
          const found = statement.all(...parameters).map((row) => ({ ...row }));
          return {
            rows: found.length,
            row: found[0] ?? null,
            returning: found[0] ?? null,
            list: found,
          };
        }
        const { changes } = statement.run(...parameters);
        return { rows: Number(changes), row: null, returning: null, list: [] };
      } catch (error) {
        return { error: sqlFailureOf(error) };
      }
    },
    transaction: {
      begin: async () => open().exec('BEGIN IMMEDIATE'),
      commit: async () => open().exec('COMMIT'),
      rollback: async () => open().exec('ROLLBACK'),
    },
  };
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** SQLite's result codes, by their lowest byte. */
const failures: Readonly<Record<number, string>> = {
  5: 'DATABASE_BUSY',
  6: 'DATABASE_LOCKED',
  14: 'DATABASE_UNREACHABLE',
  19: 'CONSTRAINT_VIOLATED',
};

function sqlFailureOf(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'errcode') : undefined;
  return typeof code === 'number' ? (failures[code & 0xff] ?? 'SQL_ERROR') : 'SQL_ERROR';
}
