import { access, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { downloadPackages, unpackPackage } from '#engine/features/boot/program/debian-archive.ts'
import { TEST_CACHE } from './test-kernel.ts'

/**
 * A server's program from its Debian package, unpacked and not installed: an installed one would be started on this
 * computer. Null if it is not available.
 */
export async function unpackedProgram(packageName: string, path: string): Promise<string | null> {
  const folder = join(TEST_CACHE, packageName)
  const program = join(folder, 'unpacked', path)
  const isThere = () =>
    access(program).then(
      () => true,
      () => false,
    )
  if (await isThere()) return program
  try {
    await mkdir(folder, { recursive: true })
    await downloadPackages([packageName], folder)
    const file = (await readdir(folder)).find(name => name.startsWith(`${packageName}_`))
    if (file !== undefined) await unpackPackage(join(folder, file), join(folder, 'unpacked'))
  } catch {
    // No apt, or no network: the caller says what is missing.
    return null
  }
  return (await isThere()) ? program : null
}
