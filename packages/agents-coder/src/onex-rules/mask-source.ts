/** Source with the insides of comments and of texts blanked, and the comments apart. */
export interface MaskedSource {
  /** As long as the source, with the same lines. Quotes stay. */
  readonly code: string;
  readonly comments: readonly { readonly text: string; readonly line: number }[];
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:[!&|?{};]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/gs;

const pythonToken = /#.*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g;

/** Blanks what a rule must not read as code. Templates are blanked whole, their values too. */
export function maskSource(source: string, python = false): MaskedSource {
  const comments: { text: string; line: number }[] = [];
  const code = source.replaceAll(python ? pythonToken : token, (found, at: number) => {
    if (found.startsWith(python ? '#' : '/') && (python || /^\/[/*]/.test(found))) {
      comments.push({ text: found, line: lineAt(source, at) });
      return blank(found);
    }
    return `${found[0]}${blank(found.slice(1, -1))}${found.at(-1)}`;
  });
  return { code, comments };
}

/** Line of an offset, from 1. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}
