import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { downloadPackages, updatePackageLists } from '#engine/features/boot/program/debian-archive.ts'
import { readDebianPackage } from '#engine/image/package/debian-package.ts'
import { openFileBlockSource } from '#engine/image/block-source.ts'
import { TEST_CACHE } from './test-kernel.ts'

const PACKAGES = ['shim-signed', 'grub-efi-amd64-signed'] as const

/** The packages with the distribution's signed shim and GRUBs, as files; fetched once, nothing is installed. */
export async function signedPackages(): Promise<Readonly<Record<(typeof PACKAGES)[number], string>>> {
  const folder = join(TEST_CACHE, 'signed-packages')
  if ((await readdir(folder).catch(() => [])).length < PACKAGES.length) await fetchPackages(folder)
  const names = await readdir(folder)
  const fileOf = (name: string) => join(folder, names.find(one => one.startsWith(`${name}_`)) ?? name)
  return { 'shim-signed': fileOf(PACKAGES[0]), 'grub-efi-amd64-signed': fileOf(PACKAGES[1]) }
}

/** Null if the distribution has them, else why not. */
export function needSignedPackages(): Promise<string | null> {
  return signedPackages().then(
    () => null,
    (thrown: Error) => `needs signed boot programs from the distribution's archive: ${thrown.message}`,
  )
}

/** Programs from them, as a disc of this distribution has them: `gcdx64` is the GRUB for discs. */
export async function signedPrograms() {
  const packages = await signedPackages()
  const read = async (name: keyof typeof packages, pattern: RegExp): Promise<Buffer> => {
    const source = await openFileBlockSource(packages[name])
    try {
      const [file] = (await readDebianPackage(source, path => pattern.test(path), 1)).values()
      if (!file) throw new Error(`${packages[name]} has no ${String(pattern)}`)
      return Buffer.from(file)
    } finally {
      await source.close()
    }
  }
  return {
    shim: await read('shim-signed', /\/shimx64\.efi\.signed(\.latest)?$/),
    discGrub: await read('grub-efi-amd64-signed', /\/gcdx64\.efi\.signed$/),
    netbootGrub: await read('grub-efi-amd64-signed', /\/grubnetx64\.efi\.signed$/),
  }
}

async function fetchPackages(folder: string): Promise<void> {
  await mkdir(TEST_CACHE, { recursive: true })
  const work = await mkdtemp(join(TEST_CACHE, 'fetching-'))
  try {
    await downloadPackages([...PACKAGES], work).catch(async () => {
      await updatePackageLists()
      await downloadPackages([...PACKAGES], work)
    })
    await rm(folder, { recursive: true, force: true })
    await rename(work, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
