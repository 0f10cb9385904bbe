import { describe, expect, test } from '@jest/globals';
import { AgentError } from '../src/agent-error.ts';
import { tryTool } from '../src/try-tool.ts';

const question = { tool: 'assess_code_quality', args: { content: 'let a' } };

describe('tryTool', () => {
  test('says who answered', async () => {
    const ask = async () => ({ value: 1, server: 'embedded', source: 'embedded (down: archon)' });
    expect(await tryTool({ ask }, question)).toStrictEqual({
      ok: true,
      value: 1,
      answeredBy: 'assess_code_quality: embedded (down: archon)',
    });
  });

  test('makes a reason of a failure', async () => {
    const ask = async () => {
      throw new AgentError({ code: 'TOOL_TIMEOUT', message: 'No answer within 60 s.' });
    };
    expect(await tryTool({ ask }, question)).toStrictEqual({
      ok: false,
      reason: 'assess_code_quality: No answer within 60 s. (TOOL_TIMEOUT)',
    });
    expect(await tryTool(undefined, question)).toStrictEqual({
      ok: false,
      reason: 'assess_code_quality: no tools were given',
    });
  });
});
