import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readFirmwareDescriptor } from './firmware-descriptor.ts'
import {
  DESCRIPTOR_FOLDERS,
  firmwarePlaces,
  type FirmwareFiles,
  type FlashFirmware,
} from './firmware-places.ts'
import { pathExists } from './path-exists.ts'

/** The files of this computer, as far as a search for firmware looks at them. */
export interface FirmwareDisk {
  exists(path: string): Promise<boolean>
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  read(path: string): Promise<string>
}

export const systemFirmwareDisk: FirmwareDisk = {
  exists: pathExists,
  list: folder => readdir(folder).catch(() => []),
  read: path => readFile(path, 'utf8'),
}

/** Descriptors first, in the order of their names as the standard asks; then the known places. Null where there is none. */
export async function findFirmware(
  kind: FlashFirmware,
  disk: FirmwareDisk = systemFirmwareDisk,
): Promise<FirmwareFiles | null> {
  const isThere = async (files: FirmwareFiles): Promise<boolean> =>
    (await disk.exists(files.code)) && (await disk.exists(files.variables))
  for (const path of await descriptors(disk)) {
    const found = readFirmwareDescriptor(await disk.read(path).catch(() => ''), kind)
    if (found && (await isThere(found))) return found
  }
  for (const files of firmwarePlaces(kind)) if (await isThere(files)) return files
  return null
}

/** A descriptor of the administrator replaces the one of the same name. */
async function descriptors(disk: FirmwareDisk): Promise<readonly string[]> {
  const byName = new Map<string, string>()
  for (const folder of DESCRIPTOR_FOLDERS) {
    for (const name of await disk.list(folder))
      if (name.endsWith('.json') && !byName.has(name)) byName.set(name, join(folder, name))
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path)
}

/** Where was looked, for the words of an error. */
export function searchedFolders(kind: FlashFirmware): string {
  return [...new Set(firmwarePlaces(kind).map(({ code }) => dirname(code)))].join(', ')
}
