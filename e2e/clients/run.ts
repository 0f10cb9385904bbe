/**
 * MCP clients of other makers against the built `dispatch mcp`: the Inspector over stdio, the
 * conformance suite over HTTP. They are installed before: `pnpm clients` at the root does both.
 */
import { makeClientProject } from './client-project.ts';
import { conformServer } from './conform-server.ts';
import { inspectServer } from './inspect-server.ts';

using project = makeClientProject();
inspectServer(project);
await conformServer(project);
