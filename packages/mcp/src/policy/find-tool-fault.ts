import type { Failure } from '@parallel-dispatcher/agent';
import type { WireTool } from '../connection/wire.ts';
import { failure } from '../failure.ts';
import { diffPins } from './diff-pins.ts';
import { findHiddenText } from './find-hidden-text.ts';
import { pinTool } from './pin-tool.ts';
import type { PinnedTools } from './pinned-tools.ts';

interface Seen {
  readonly server: string;
  readonly tool: WireTool;
  /** Undefined: nothing is pinned, whatever is there is as it should be. */
  readonly pinned: PinnedTools | undefined;
}

/** Why a tool may not be called as its server lists it now, or undefined. */
export function findToolFault({ server, tool, pinned }: Seen): Failure | undefined {
  const name = JSON.stringify(`${server}/${tool.name}`);
  const character = findHiddenText(`${tool.name} ${tool.description} ${deepText(tool)}`);
  if (character !== undefined) {
    return failure({
      code: 'TOOL_HIDDEN_TEXT',
      message: `The description of the tool ${name} holds a character that people do not see (${character}).`,
      hint: 'Do not use this server before you know why. trust: "any" calls it anyway.',
      errorClass: 'auth',
    });
  }
  if (pinned === undefined) return undefined;
  const now = pinTool(tool);
  const before = Object.hasOwn(pinned, tool.name) ? pinned[tool.name] : undefined;
  if (before?.sha256 === now.sha256) return undefined;
  return failure({
    code: 'TOOL_CHANGED',
    message: `The tool ${name} is not what it was when it was first used:\n${diffPins(before, now)}`,
    hint: 'If you trust the change, accept the tools of this server as they are now.',
    errorClass: 'auth',
  });
}

function deepText({ inputSchema }: WireTool): string {
  return JSON.stringify(inputSchema);
}
