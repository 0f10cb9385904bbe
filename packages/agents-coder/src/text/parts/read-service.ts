import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { singular, snakeCase } from '../words/inflect.ts';

/** A service over HTTP. */
export interface Service {
  /** `billing` of `the billing API`; null: it has no name of its own. */
  readonly name: string | null;
  /** Said to be somebody else's: its paths follow no convention of ours. */
  readonly isForeign: boolean;
  readonly method: string | null;
  /** Without host and leading slash. */
  readonly path: string | null;
  readonly host: string | null;
}

const nouns = 'api|apis|service|endpoint|server|webhook|backend|microservice';
const kinds = 'rest|restful|http|https|web|json';

/** Reads `from the user API`, `via POST /invoices`, `to https://example.com/hooks`. */
export function readService(
  cursor: Cursor,
  { isLed = false }: { readonly isLed?: boolean } = {},
): Service | null {
  const parts: Service[] = [];
  for (;;) {
    const part = readPart(cursor, isLed && parts.length === 0);
    if (part === null) break;
    parts.push(part);
  }
  if (parts.length === 0) return null;
  const first = <Key extends 'name' | 'method' | 'path' | 'host'>(key: Key) =>
    parts.find((part) => part[key] !== null)?.[key] ?? null;
  return {
    name: first('name'),
    isForeign: parts.some(({ isForeign }) => isForeign),
    method: first('method'),
    path: first('path'),
    host: first('host'),
  };
}

function readPart(cursor: Cursor, isLed: boolean): Service | null {
  return attempt(cursor, () => {
    const lead = takePhrase(
      cursor,
      'from|to|at|via|through|using|with|by|of|on|in|over? calling|a|an|the|our|its*',
    );
    if (lead === null && !isLed) return null;
    const isForeign =
      takePhrase(cursor, 'external|third-party|public|remote|foreign|partner') !== null;
    const method =
      takePhrase(cursor, 'get|post|put|patch|delete') === null ? null : word(cursor).toUpperCase();
    takePhrase(cursor, 'request|call? to|on|at? the?');
    const path = takePhrase(cursor, '<path:path>')?.['path']?.text;
    if (path !== undefined) {
      const url = /^(https?:\/\/[^/]+)\/?(.*)$/.exec(path);
      if (url === null && !path.startsWith('/')) return null;
      const rest = {
        name: null,
        isForeign,
        method,
        path: url === null ? path.slice(1) : (url[2] ?? ''),
      };
      return { ...rest, host: url?.[1] ?? null };
    }
    if (method !== null && takePhrase(cursor, 'request') === null && peek(cursor) === undefined)
      return null;
    return readNamed(cursor, { isForeign, method });
  });
}

function readNamed(cursor: Cursor, known: Pick<Service, 'isForeign' | 'method'>): Service | null {
  takePhrase(cursor, `${kinds}*`);
  const bare = { ...known, name: null, path: null, host: null };
  if (takePhrase(cursor, nouns) !== null) return bare;
  const token = peek(cursor);
  if (token?.kind !== 'word' || functionWords.has(token.lower)) return null;
  cursor.at += 1;
  if (takeOneOf(cursor, [`${kinds} ${kinds}? ${nouns}`, nouns]) === null) return null;
  return { ...bare, name: singular(snakeCase(token.text)) };
}

function word(cursor: Cursor): string {
  return cursor.tokens[cursor.at - 1]?.lower ?? '';
}
