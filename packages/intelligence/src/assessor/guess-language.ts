import type { SourceLanguage } from '@parallel-dispatcher/code-analysis';

const python =
  /^\s*(?:async )?def \w+\(|^class \w+(?:\([^)]*\))?:\s*$|^from [\w.]+ import |^import [\w.]+(?: as \w+)?\s*$/m;
const script =
  /^\s*(?:export|import|const|let|var|function|async function|class|interface|type) |=>|\brequire\(/m;

/** The language of a text that nothing else tells; TypeScript takes nearly all JavaScript too. */
export function guessLanguage(text: string): SourceLanguage | null {
  if (python.test(text)) return 'python';
  return script.test(text) ? 'typescript' : null;
}
