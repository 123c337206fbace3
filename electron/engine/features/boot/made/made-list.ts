import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BootFile } from '#contract/methods.ts'
import { formatManifest, parseManifest } from '../program/manifest.ts'

/** Lies among the user's own boot programs and says which of them were made here, and of what. */
export const MADE_LIST_NAME = 'made-here.json'

export async function readMadeList(folder: string): Promise<readonly BootFile[]> {
  const text = await readFile(join(folder, MADE_LIST_NAME), 'utf8').catch(() => '')
  return parseManifest(text) ?? []
}

/** Adds rows, in place of those of the same name. */
export async function addToMadeList(folder: string, files: readonly BootFile[]): Promise<void> {
  const names = new Set(files.map(file => file.name))
  const kept = (await readMadeList(folder)).filter(file => !names.has(file.name))
  await writeMadeList(folder, [...kept, ...files])
}

export async function takeFromMadeList(folder: string, name: string): Promise<void> {
  await writeMadeList(
    folder,
    (await readMadeList(folder)).filter(file => file.name !== name),
  )
}

async function writeMadeList(folder: string, files: readonly BootFile[]): Promise<void> {
  const path = join(folder, MADE_LIST_NAME)
  await writeFile(`${path}.partial`, formatManifest(files))
  await rename(`${path}.partial`, path)
}
