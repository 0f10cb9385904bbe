import { attempt, peek, type Cursor } from './cursor.ts';
import type { Token } from './token.ts';

type Element =
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly repeat: Repeat }
  | {
      readonly kind: 'capture';
      readonly name: string;
      readonly of: Capture;
      readonly repeat: Repeat;
    };
type Repeat = 'once' | 'optional' | 'many';

/** What a capture takes: a number, any word or quotation, a path, or a word that names something. */
const captures = {
  number: ({ kind }: Token) => kind === 'number',
  word: ({ kind }: Token) => kind === 'word' || kind === 'quoted',
  path: ({ kind }: Token) => kind === 'path',
  name: ({ kind, text }: Token) =>
    kind === 'quoted' || (kind === 'word' && /[_.\d]|^[a-z]+-[a-z-]+$/.test(text)),
} as const;
type Capture = keyof typeof captures;

export type Captured = Readonly<Record<string, Token>>;

const compiled = new Map<string, readonly Element[]>();

/**
 * Takes a phrase where the cursor stands: `a|the? timeout of <n:number> seconds|ms`. Words are
 * compared in lower case; `?` is at most once, `*` any number of times. It never goes back, so it
 * looks at each token once. Null, and nothing taken, where the phrase is another.
 */
export function takePhrase(cursor: Cursor, form: string): Captured | null {
  const elements = compiled.get(form) ?? compile(form);
  return attempt(cursor, () => {
    const captured: Record<string, Token> = {};
    for (const element of elements) {
      let taken = 0;
      while (taken === 0 || element.repeat === 'many') {
        const token = peek(cursor);
        if (token === undefined || !fits(element, token)) break;
        if (element.kind === 'capture') captured[element.name] = token;
        cursor.at += 1;
        taken += 1;
      }
      if (taken === 0 && element.repeat === 'once') return null;
    }
    return captured;
  });
}

/** The first of several forms that is there. */
export function takeOneOf(cursor: Cursor, forms: readonly string[]): Captured | null {
  for (const form of forms) {
    const captured = takePhrase(cursor, form);
    if (captured !== null) return captured;
  }
  return null;
}

function fits(element: Element, token: Token): boolean {
  if (element.kind === 'capture') return captures[element.of](token);
  return token.kind !== 'quoted' && element.words.has(token.lower);
}

function compile(form: string): readonly Element[] {
  const elements = form.split(' ').map((part): Element => {
    const repeat = part.endsWith('?') ? 'optional' : part.endsWith('*') ? 'many' : 'once';
    const body = repeat === 'once' ? part : part.slice(0, -1);
    const capture = /^<(\w+):(\w+)>$/.exec(body);
    if (capture !== null) {
      return { kind: 'capture', name: capture[1] ?? '', of: capture[2] as Capture, repeat };
    }
    return { kind: 'words', words: new Set(body.split('|')), repeat };
  });
  compiled.set(form, elements);
  return elements;
}
