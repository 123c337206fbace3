import { writeFile } from 'node:fs/promises'
import { needPackages } from './debian-packages.ts'

const LIBRARY = '/usr/$LIB/faketime/libfaketime.so.1'

/** Null when a process can be given another clock here, else why not. */
export function needClockJump(): Promise<string | null> {
  return needPackages(['libfaketime'])
}

/** A clock for one process, by libfaketime: the time of day, the monotonic clock and timers alike. */
export interface ClockJump {
  /** What the process is started with. */
  readonly environment: NodeJS.ProcessEnv
  /** As if that long had passed at once. */
  jump(minutes: number): Promise<void>
}

/** `path` is the file that says how far the clock is ahead. */
export async function createClockJump(path: string): Promise<ClockJump> {
  await writeFile(path, '+0')
  return {
    environment: { LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: path, FAKETIME_CACHE_DURATION: '1' },
    jump: minutes => writeFile(path, `+${minutes}m`),
  }
}
