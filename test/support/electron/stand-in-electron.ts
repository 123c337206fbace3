import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The marker that @electron/fuses looks for in the program; after it a version, a length, and one byte for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** The default of each fuse in Electron's releases. */
const WIRE = [1, 9, ...Buffer.from('101100111')]

/**
 * A folder that electron-builder accepts as an unpacked Electron of Linux (`electronDist`): the names that it moves, and a program
 * with a fuse wire. The program starts nothing.
 */
export function writeStandInElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const program = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "This is a stand-in for Electron."\nexit 1\n'),
    Buffer.from(SENTINEL),
    Buffer.from(WIRE),
  ])
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 })
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', join('locales', 'en-US.pak')])
    writeFileSync(join(folder, name), name)
}

/** The fuses of a program, as the bytes `0` and `1`. */
export function readFuses(program: Buffer): string {
  const at = program.indexOf(SENTINEL) + SENTINEL.length
  return program.subarray(at + 2, at + 2 + program[at + 1]!).toString('latin1')
}
