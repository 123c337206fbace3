import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { needPackages } from './debian-packages.ts'
import { layOut, type DiscContent } from './iso-tools.ts'

/** Null, or why tests that format FAT are skipped. */
export const fatToolsMissing = await needPackages(['dosfstools', 'mtools'])

/** A FAT file system made by mkfs.vfat and filled by mtools; returns the path of its image. */
export function makeFatImage(
  folder: string,
  name: string,
  content: DiscContent,
  { bits, kilobytes }: { readonly bits: 12 | 16 | 32; readonly kilobytes: number },
): string {
  const image = join(folder, `${name}.img`)
  const root = join(folder, `${name}.fat.d`)
  layOut(root, content)
  execFileSync('mkfs.vfat', ['-F', String(bits), '-n', 'EFIBOOT', '-C', image, String(kilobytes)], {
    stdio: 'ignore',
  })
  const names = [...new Set(Object.keys(content).map(path => path.split('/')[0]!))]
  execFileSync('mcopy', ['-s', '-i', image, ...names.map(one => join(root, one)), '::/'], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', MTOOLS_SKIP_CHECK: '1' },
  })
  return image
}
