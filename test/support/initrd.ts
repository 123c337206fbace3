import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { needPackages } from './debian-packages.ts'
import { layOut, type DiscContent } from './iso-tools.ts'

/** Null, or why tests that pack initrds are skipped. */
export const initrdToolsMissing = await needPackages(['cpio', 'gzip', 'xz-utils', 'zstd', 'lz4', 'bzip2'])

/** Their names in mkinitramfs, dracut and mkinitcpio. */
export const COMPRESSORS = {
  none: ['cat'],
  gzip: ['gzip', '-9n'],
  xz: ['xz', '--check=crc32', '--lzma2=dict=1MiB'],
  zstd: ['zstd', '-q', '-19', '-T0'],
  lz4: ['lz4', '-l', '-q'],
  bzip2: ['bzip2', '-9'],
} as const
export type Compressor = keyof typeof COMPRESSORS

/** One segment of an initrd, packed by cpio itself and compressed by the real tools. */
export function packSegment(folder: string, content: DiscContent, compressor: Compressor = 'none'): Buffer {
  const root = join(folder, 'segment.d')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  layOut(root, content)
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()
  const cpio = execFileSync('cpio', ['--quiet', '-o', '-H', 'newc', '-R', '0:0'], {
    cwd: root,
    input: ['.', ...names].join('\n'),
    maxBuffer: 2 ** 30,
  })
  const [tool, ...args] = COMPRESSORS[compressor]
  return execFileSync(tool, args, { input: cpio, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] })
}

/** The list that `lsinitramfs` would print, of an uncompressed segment: cpio's output. */
export function listCpio(file: string): string[] {
  return execFileSync('cpio', ['--quiet', '-t'], { input: readFileSync(file), encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
}
