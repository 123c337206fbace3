import { execFileSync } from 'node:child_process'
import { needPackages } from './debian-packages.ts'

/** Null, or why tests that ask 7-Zip are skipped. */
export const sevenZipMissing = await needPackages(['p7zip-full'])

/** What 7-Zip finds in an image: path -> size, null for a directory. */
export function listWithSevenZip(image: string, type: 'iso' | 'udf' | 'fat'): Map<string, number | null> {
  const text = execFileSync('7z', ['l', '-slt', `-t${type}`, image], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  const found = new Map<string, number | null>()
  for (const record of text.split('----------\n')[1]!.split('\n\n')) {
    const path = /^Path = (.*)$/m.exec(record)?.[1]
    if (path === undefined) continue
    const isFolder = /^Folder = \+$/m.test(record)
    found.set(`/${path}`, isFolder ? null : Number(/^Size = (\d+)$/m.exec(record)?.[1] ?? 0))
  }
  return found
}

/** The bytes of one file of an image, as 7-Zip unpacks them. */
export function extractWithSevenZip(image: string, type: 'iso' | 'udf' | 'fat', path: string): Buffer {
  return execFileSync('7z', ['x', '-so', `-t${type}`, image, path.slice(1)], {
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}
