import { Socket } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { endOwnGroup, hostPipe } from './process/end-own-group.ts';

/** A thread of its own, so that it works when the agent keeps the main thread busy. */
const pipe = new Socket({ fd: hostPipe, readable: true, writable: false });
pipe.on('error', () => undefined);
pipe.on('close', endOwnGroup);
pipe.resume();
parentPort?.postMessage('watching', []);
