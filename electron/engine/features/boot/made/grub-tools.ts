import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { GRUB_FORMATS, type GrubFormat, type GrubMaker } from '#contract/setup.ts'
import { GRUB_NAMES, GRUB_PACKAGES, moduleFolders } from './grub-image.ts'
import { readMadeList } from './made-list.ts'
import { runProgram, type ProgramEnd } from '../../../base/process/run-program.ts'

const GRUB_TIMEOUT_MS = 60_000

/** Fedora and openSUSE call it grub2-mkimage. Rejects with `tool-missing`. */
export async function runGrub(words: readonly string[]): Promise<{ tool: string; outcome: ProgramEnd }> {
  for (const tool of ['grub-mkimage', 'grub2-mkimage']) {
    const outcome = await runProgram({ program: tool, args: words }, { timeoutMs: GRUB_TIMEOUT_MS })
    if (!outcome.isAbsent) return { tool, outcome }
  }
  throw new SlipwayError('tool-missing', { tool: 'grub-mkimage', install: 'apt-get install grub-common' })
}

/** A folder with GRUB's kernel for this format: modules alone make no image. Rejects with `tool-missing`. */
export async function findGrubModules(
  format: GrubFormat,
  needs: { readonly directory?: string | undefined; readonly shippedPrograms: string },
): Promise<string> {
  const { directory, shippedPrograms } = needs
  const places =
    directory === undefined ? [...moduleFolders(format), join(shippedPrograms, format)] : [resolve(directory)]
  for (const folder of places) if (await isFile(join(folder, 'kernel.img'))) return folder
  throw new SlipwayError('tool-missing', {
    tool: `GRUB for ${format}`,
    ...detail('no-grub-kernel', { places: places.join(', ') }),
    install: `apt-get install ${GRUB_PACKAGES[format]}`,
  })
}

/** For each kind of firmware: whether a GRUB can be made here, and the one that was made. */
export async function describeGrubMakers(needs: {
  readonly ownPrograms: string
  readonly shippedPrograms: string
}): Promise<readonly GrubMaker[]> {
  const withoutTool = await runGrub(['--version']).then(() => null, toApiError)
  const made = await readMadeList(needs.ownPrograms)
  return Promise.all(
    GRUB_FORMATS.map(async format => {
      const problem = withoutTool ?? (await findGrubModules(format, needs).then(() => null, toApiError))
      const name = GRUB_NAMES[format]
      const isThere = await isFile(join(needs.ownPrograms, name))
      return { format, name, problem, made: (isThere && made.find(one => one.name === name)) || null }
    }),
  )
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true
}
