import { defineConfig } from 'vitest/config'

// Workers inherit it; Slipway's own entry points set it themselves (electron/engine/base/thread-pool.ts).
process.env['UV_THREADPOOL_SIZE'] ??= '64'

// Two projects: fast tests in parallel; those that need root, namespaces, QEMU or a browser one at a time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{interop,lab,e2e}/**'],
          // Some tests compare whole discs with 7-Zip and xorriso while others use the same two cores.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{interop,e2e}/**/*.test.ts', 'test/lab/**/*.test.ts'],
          exclude: process.env['SLIPWAY_LAB'] === 'all' ? [] : ['test/lab/**/*.lab.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
