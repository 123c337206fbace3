import type { Shot } from './shot.ts'

/** Test machines. */
export const labShots: readonly Shot[] = [
  { name: 'test-empty', scenario: 'empty', route: '/test' },
  { name: 'test-ready', scenario: 'stocked', route: '/test' },
  { name: 'test-no-qemu', scenario: 'lab-no-qemu', route: '/test' },
  { name: 'test-emulated', scenario: 'lab-emulated', route: '/test' },
  { name: 'test-running', scenario: 'lab-running', route: '/test' },
  { name: 'test-failed', scenario: 'lab-failed', route: '/test' },
]
