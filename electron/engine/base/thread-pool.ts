/**
 * libuv has four threads for files unless the environment says otherwise before the first use, and a read from a dead
 * network share holds its thread for minutes. Leases must reach the disk meanwhile: reads of ISOs are limited
 * (block-source.ts, linux-sendfile.ts, file-presence.ts) so that they never hold half of these.
 */
const THREADS = 64

// An effect, so that an entry point only has to import this file before all others.
process.env['UV_THREADPOOL_SIZE'] = String(
  Math.max(THREADS, Number(process.env['UV_THREADPOOL_SIZE'] ?? 0) || 0),
)
