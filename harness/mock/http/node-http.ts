/** An import of `node:http` would load all that its lazy exports stand for: a client with WebSockets, 30 ms of CPU in each thread. */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
