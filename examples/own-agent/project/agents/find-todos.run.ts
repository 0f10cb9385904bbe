import type { AgentContext } from '@parallel-dispatcher/agent';

export async function run({ files }: { files: string[] }, { files: disk, log }: AgentContext) {
  const todos = [];
  for (const file of files) {
    const lines = (await disk.readText(file)).split('\n');
    for (const [index, text] of lines.entries()) {
      if (/\bTODO\b/.test(text)) todos.push({ file, line: index + 1, text: text.trim() });
    }
    log.info(`read ${file}`);
  }
  return { todos };
}
