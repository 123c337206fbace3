import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { BootFile } from '#contract/methods.ts'

/** Lies beside the boot programs and says where each came from. Written last, so its presence means "complete". */
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

/** The manifest as text, one file a line, so that two fetches can be compared with diff. */
export function formatManifest(files: readonly BootFile[]): string {
  const lines = files.map(file => `    ${JSON.stringify(file)}`)
  return `{\n  "files": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** The files a manifest names; null when the text is not a manifest. */
export function parseManifest(text: string): readonly BootFile[] | null {
  try {
    const parsed = manifest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.files : null
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** The manifest of `folder`; null when there is none or it cannot be read as one. */
export async function readManifest(folder: string): Promise<readonly BootFile[] | null> {
  try {
    return parseManifest(await readFile(join(folder, MANIFEST_NAME), 'utf8'))
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== undefined) return null
    throw thrown
  }
}
