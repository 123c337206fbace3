import { writeFile } from 'node:fs/promises'
import { needPackages } from './debian-packages.ts'

const LIBRARY = '/usr/$LIB/faketime/libfaketime.so.1'

/** Null if a process can get another clock here, else why not. */
export function needClockJump(): Promise<string | null> {
  return needPackages(['libfaketime'])
}

/** A clock for one process, by libfaketime: the time of day, the monotonic clock and timers alike. */
export interface ClockJump {
  /** The environment of the process. */
  readonly environment: NodeJS.ProcessEnv
  /** Advances the clock at once by that long. */
  jump(minutes: number): Promise<void>
}

/** `path` is the file with the offset of the clock. */
export async function createClockJump(path: string): Promise<ClockJump> {
  await writeFile(path, '+0')
  return {
    environment: { LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: path, FAKETIME_CACHE_DURATION: '1' },
    jump: minutes => writeFile(path, `+${minutes}m`),
  }
}
