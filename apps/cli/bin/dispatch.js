#!/usr/bin/env node
import module from 'node:module';
import { dirname } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [only, ...more] = process.argv.slice(2);

if (major < 22 || (major === 22 && minor < 18)) {
  await import('../dist/refuse-old-node.js');
} else if (more.length === 0 && (only === '--version' || only === '-v')) {
  await import('../dist/print-version.js');
} else {
  module.enableCompileCache();
  const cache = module.getCompileCacheDir();
  // Threads and processes of agents only take it from here.
  if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(cache);
  await import('../dist/main.js');
}
