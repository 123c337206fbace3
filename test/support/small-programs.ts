import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formatManifest, MANIFEST_NAME } from '#engine/features/boot/program/manifest.ts'

/** Stand-ins for the boot programs that every start needs, with their manifest, for tests that do not run them. */
export function writeTestPrograms(folder: string, more: readonly string[] = []): string {
  const names = ['undionly.kpxe', 'snponly.efi', ...more]
  const files = names.map(name => {
    const bytes = Buffer.from(`program ${name} `.repeat(100))
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { name, sizeBytes: bytes.length, sha256, package: 'ipxe', version: '1', licence: 'GPL-2+' }
  })
  writeFileSync(join(folder, MANIFEST_NAME), formatManifest(files))
  return folder
}
