import { isPython, type Finding, type NodeSources } from './finding.ts';
import { lineAt, maskSource } from './mask-source.ts';

const emptyTypescript = /\)(?:\s*:\s*[\w<>[\]| ]+)?\s*(?:=>\s*)?\{\s*\}/g;
const emptyPython = /:\s*\n?\s*(?:pass|\.\.\.)\s*$/gm;

/** onex-004: no empty bodies, nothing that is yet to be done. */
export function noStubs(sources: NodeSources): readonly Finding[] {
  const python = isPython(sources);
  return sources.files
    .filter(({ path }) => path.endsWith(python ? '.py' : '.ts'))
    .flatMap(({ path, contents }) => {
      const { code, comments } = maskSource(contents, python);
      const finding = (message: string, line: number): Finding => ({
        rule: 'onex-004',
        severity: 'error',
        message,
        file: path,
        line,
      });
      const empty = [...code.matchAll(python ? emptyPython : emptyTypescript)].map((found) =>
        finding('A body is empty.', lineAt(code, found.index)),
      );
      const thrown = [
        ...contents.matchAll(
          python ? /\braise NotImplementedError/g : /throw new \w+\([^;]*not implemented/gi,
        ),
      ].map((found) => finding('It throws "not implemented".', lineAt(contents, found.index)));
      const open = comments
        .filter(({ text }) => /\b(?:TODO|FIXME)\b/.test(text))
        .map(({ text, line }) =>
          finding(`A comment leaves work open: ${text.trim().slice(0, 80)}`, line),
        );
      return [...empty, ...thrown, ...open];
    });
}
