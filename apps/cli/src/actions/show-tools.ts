import { acceptTools, agreeToServers, listTools } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { oneLine } from '../render/plain-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';
import { agreedText } from '../render/agreed-text.ts';
import { toolsText } from '../render/tools-text.ts';

type Options = Pick<PlanOptions, 'config'>;

/** `dispatch tools`: what agents may call here, and the servers behind it. */
export async function showTools(options: Options): Promise<Answer> {
  const listed = await listTools(runtimeOptions(options));
  if (!listed.ok) return errorAnswer(listed.errors, ownExitCodes.refused);
  const { servers, tools } = listed.value;
  const document = {
    servers,
    tools: tools.map(({ inputSchema, readOnly, ...tool }) => ({
      ...tool,
      read_only: readOnly,
      input_schema: inputSchema,
    })),
  };
  return documentAnswer(document, (page) => toolsText(listed.value, page));
}

/** `dispatch tools accept`: pins the tools of a server anew. */
export async function acceptServer(server: string, options: Options): Promise<Answer> {
  const accepted = await acceptTools(server, runtimeOptions(options));
  if (!accepted.ok) return errorAnswer(accepted.errors, ownExitCodes.refused);
  return documentAnswer(
    { accepted: server },
    () => `The tools of ${oneLine(server)} are taken as they are now.\n`,
  );
}

/** `dispatch tools agree`: the servers of a `.mcp.json` are used from here on. */
export async function agreeToFile(file: string | undefined): Promise<Answer> {
  const agreed = await agreeToServers(file);
  if (!agreed.ok) return errorAnswer(agreed.errors, ownExitCodes.refused);
  return documentAnswer(agreed.value, () => agreedText(agreed.value));
}
