#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { serveIntelligence } from '../dist/index.js';

const usage = 'usage: dispatch-intelligence [--workspace DIR] [--index-folder DIR]';
try {
  const { values } = parseArgs({
    options: {
      workspace: { type: 'string', default: process.cwd() },
      'index-folder': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stderr.write(`${usage}\n`);
  } else {
    const indexFolder = values['index-folder'];
    await serveIntelligence({
      workspace: values.workspace,
      env: process.env,
      ...(indexFolder !== undefined && { indexFolder }),
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 2;
}
