import type * as Sqlite from 'node:sqlite';

/**
 * `node:sqlite`, or null where this Node has none. Node 22 warns of it when it is first loaded; that
 * one warning is held back, so that the host's stderr stays as it is. Node 24 does not warn.
 */
export function loadSqlite(): typeof Sqlite | null {
  const before = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  const warn = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return;
    Reflect.apply(warn, process, [warning, ...rest]);
  };
  try {
    return process.getBuiltinModule('node:sqlite') ?? null;
  } finally {
    if (before) Object.defineProperty(process, 'emitWarning', before);
  }
}
