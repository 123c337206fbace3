import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { BootFile } from '#contract/methods.ts'

/** Next to the boot programs; lists where each came from. Written last, so its presence means the set is complete. */
export const MANIFEST_NAME = 'manifest.json'

const bootFile = z.strictObject({
  name: z.string().min(1).max(255),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  package: z.string().max(128),
  version: z.string().max(128),
  licence: z.string().max(256),
})

const manifest = z.strictObject({ files: z.array(bootFile).max(10_000) })

/** The manifest as text, one file per line, so that `diff` can compare two fetches. */
export function formatManifest(files: readonly BootFile[]): string {
  const lines = files.map(file => `    ${JSON.stringify(file)}`)
  return `{\n  "files": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** The files that a manifest lists; null if the text is not a manifest. */
export function parseManifest(text: string): readonly BootFile[] | null {
  try {
    const parsed = manifest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.files : null
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** The manifest of `folder`; null if it is missing or invalid. */
export async function readManifest(folder: string): Promise<readonly BootFile[] | null> {
  try {
    return parseManifest(await readFile(join(folder, MANIFEST_NAME), 'utf8'))
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== undefined) return null
    throw thrown
  }
}

/** In the folder of the user's own boot programs; lists those that were built here, and their sources. */
export const MADE_LIST_NAME = 'made-here.json'

export async function readMadeList(folder: string): Promise<readonly BootFile[]> {
  const text = await readFile(join(folder, MADE_LIST_NAME), 'utf8').catch(() => '')
  return parseManifest(text) ?? []
}

/** Adds rows and replaces those with the same name. */
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
