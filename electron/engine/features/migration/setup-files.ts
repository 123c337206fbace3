import { constants } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SetupImport, ImportedFiles } from '#contract/setup.ts'
import { customFiles, programNamesOf } from '../boot/create-boot.ts'
import { expectSpace } from '../../base/disk-space.ts'

const MAX_FILES = 512

/** The files that a set-up's menus and machines load from its TFTP root, and which of them exist. */
export async function namedFiles(
  { machines, menus }: Pick<SetupImport, 'machines' | 'menus'>,
  root: string | null,
): Promise<SetupImport['files']> {
  if (root === null) return []
  const ofMenus = menus.flatMap(({ menu }) =>
    menu.nodes.flatMap(node => (node.kind === 'custom' ? customFiles(node) : [])),
  )
  // Files on another server are not below this root.
  const ofMachines = machines.flatMap(({ filename, nextServer }) =>
    filename !== null && nextServer === null ? [filename] : [],
  )
  const names = programNamesOf([...ofMenus, ...ofMachines])
  return Promise.all(
    [...new Set(names)]
      .slice(0, MAX_FILES)
      .map(async name => ({ name, sizeBytes: await sizeOf(root, name) })),
  )
}

/** Copies them to the folder where custom entries expect them. Each is complete or absent. */
export async function importFiles(
  { files, tftpRoot }: Pick<SetupImport, 'files' | 'tftpRoot'>,
  target: string,
): Promise<ImportedFiles> {
  const taken = { copied: [] as string[], kept: [] as string[], missing: [] as string[] }
  if (tftpRoot === null) return taken
  await mkdir(target, { recursive: true })
  await expectSpace(
    target,
    files.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0),
  )
  for (const { name, sizeBytes } of files) {
    if (sizeBytes === null) taken.missing.push(name)
    else if ((await sizeOf(target, name)) !== null) taken.kept.push(name)
    else {
      await copyWhole(join(tftpRoot, ...name.split('/')), join(target, ...name.split('/')))
      taken.copied.push(name)
    }
  }
  return taken
}

async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const partial = `${to}.slipway-partial`
  try {
    await copyFile(from, partial, constants.COPYFILE_FICLONE)
    await rename(partial, to)
  } finally {
    await rm(partial, { force: true })
  }
}

/** Null if it is not a file. */
async function sizeOf(folder: string, name: string): Promise<number | null> {
  const stats = await stat(join(folder, ...name.split('/'))).catch(() => null)
  return stats?.isFile() ? stats.size : null
}
