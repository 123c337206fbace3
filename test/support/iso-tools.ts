import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { needPackages } from './debian-packages.ts'

/** The content of a test disc: path -> content; `-> target` makes a symlink. */
export type DiscContent = Readonly<Record<string, string | Uint8Array>>

/** Null, or why tests that master discs are skipped. */
export const isoToolsMissing = await needPackages(['xorriso', 'genisoimage'])

/** A folder for one test file; `remove` deletes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'slipway-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Lays out `content` below `folder`. */
export function layOut(folder: string, content: DiscContent): void {
  mkdirSync(folder, { recursive: true })
  for (const [path, value] of Object.entries(content)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (typeof value === 'string' && value.startsWith('-> ')) symlinkSync(value.slice(3), file)
    else writeFileSync(file, value)
  }
}

/** Masters a folder with `xorriso -as mkisofs` or genisoimage; returns the path of the ISO. */
export function masterDisc(
  iso: string,
  folder: string,
  options: readonly string[] = ['-R'],
  tool: 'xorriso' | 'genisoimage' = 'xorriso',
): string {
  const args = [...(tool === 'xorriso' ? ['-as', 'mkisofs'] : ['-quiet']), ...options, '-o', iso, folder]
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  return iso
}

/** {@link layOut} and {@link masterDisc} in one. */
export function makeDisc(
  folder: string,
  name: string,
  content: DiscContent,
  options?: readonly string[],
  tool?: 'xorriso' | 'genisoimage',
): string {
  layOut(join(folder, `${name}.d`), content)
  return masterDisc(join(folder, `${name}.iso`), join(folder, `${name}.d`), options, tool)
}

/** What xorriso itself reads from a disc, unpacked into `target`. */
export function extractWithXorriso(iso: string, target: string): string {
  execFileSync('xorriso', ['-osirrox', 'on', '-indev', iso, '-extract', '/', target], { stdio: 'ignore' })
  execFileSync('chmod', ['-R', 'u+rwX', target])
  return target
}

/** Names as isoinfo lists them; `tree` picks Rock Ridge, Joliet or plain names. */
export function listWithIsoinfo(iso: string, tree: '-R' | '-J' | null): string[] {
  const text = execFileSync('isoinfo', [...(tree ? [tree] : []), '-f', '-i', iso], {
    // isoinfo prints Joliet names in Latin-1, and copies the bytes of all others.
    encoding: tree === '-J' ? 'latin1' : 'utf8',
    maxBuffer: 2 ** 28,
  })
  return text.split('\n').filter(line => line !== '')
}
