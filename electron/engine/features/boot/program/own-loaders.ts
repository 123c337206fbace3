import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootFile } from '#contract/methods.ts'
import { detail } from '#contract/reason.ts'
import type { GrubRequest, IpxeRequest } from '#contract/setup.ts'
import { runProgram } from '../../../base/process/run-program.ts'
import { ipxeMistake, checkIpxeScript } from '../check/check-ipxe.ts'
import {
  GRUB_NAMES,
  isPortableExecutable,
  modulesFor,
  USUAL_PREFIX,
  findGrubModules,
  isFile,
  runGrub,
} from './grub-image.ts'
import { addToMadeList, readMadeList, takeFromMadeList } from './manifest.ts'

/** Builds boot loaders on this computer. They join the user's own programs, which take precedence. */
export interface OwnLoaders {
  makeGrub(request: GrubRequest): Promise<readonly BootFile[]>
  makeIpxe(request: IpxeRequest): Promise<readonly BootFile[]>
  /** Removes a program built here, so that the shipped one applies again. Resolves to those that remain. */
  removeMade(name: string): Promise<readonly BootFile[]>
}

export interface OwnLoaderNeeds {
  /** The folder of the user's own boot programs. */
  readonly ownPrograms: string
  /** The folder of programs that came with Slipway, which may include GRUB's modules. */
  readonly shippedPrograms: string
  /** Called when the programs have changed. */
  readonly onProgramsMade: () => Promise<void>
}

/** Compiling iPXE takes minutes on a small computer. */
const MAKE_TIMEOUT_MS = 60 * 60_000

type Origin = Pick<BootFile, 'package' | 'version' | 'licence'>

export function createOwnLoaders(needs: OwnLoaderNeeds): OwnLoaders {
  /** Moves a complete file into place and adds its origin to the list. */
  const keep = async (made: string, name: string, origin: Origin): Promise<BootFile> => {
    const bytes = await readFile(made)
    const target = join(needs.ownPrograms, ...name.split('/'))
    await mkdir(dirname(target), { recursive: true })
    await copyFile(made, `${target}.partial`)
    await rename(`${target}.partial`, target)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { name, sizeBytes: bytes.length, sha256, ...origin }
    await addToMadeList(needs.ownPrograms, [file])
    return file
  }

  return {
    makeGrub: request =>
      inWorkFolder(async work => {
        const format = request.format ?? 'x86_64-efi'
        const folder = await findGrubModules(format, {
          directory: request.directory,
          shippedPrograms: needs.shippedPrograms,
        })
        const names = await readdir(folder).catch(() => [])
        const available = new Set(names.flatMap(name => /^(.+)\.mod$/.exec(name)?.slice(1) ?? []))
        const made = join(work, 'grub')
        const words = ['-d', folder, '-O', format, '-o', made, '-p', request.prefix ?? USUAL_PREFIX]
        const { tool, outcome } = await runGrub([
          ...words,
          ...modulesFor(format, available, request.modules ?? []),
        ])
        const bytes = outcome.code === 0 ? await readFile(made).catch(() => null) : null
        if (!bytes || (format.endsWith('-efi') && !isPortableExecutable(bytes)))
          throw new SlipwayError('tool-failed', { tool, detail: endOf(outcome.stderr || outcome.stdout) })
        const version = /\d[\w.+~-]*/.exec((await runGrub(['--version'])).outcome.stdout)?.[0] ?? ''
        const name = request.name ?? GRUB_NAMES[format]
        const file = await keep(made, name, { package: 'grub-mkimage', version, licence: 'GPL-3+' })
        await needs.onProgramsMade()
        return [file]
      }),
    makeIpxe: request =>
      inWorkFolder(async work => {
        const source = await findSource(request.source)
        const targets = request.targets ?? USUAL_TARGETS
        // iPXE's makefile takes a comma-separated list without spaces. Slipway's file names contain neither.
        const embed =
          request.embed === undefined ? null : await checkedScript(request.embed, join(work, 'embedded.ipxe'))
        const args = ['-C', source, '-j2', ...targets, ...(embed === null ? [] : [`EMBED=${embed}`])]
        const outcome = await runProgram({ program: 'make', args }, { timeoutMs: MAKE_TIMEOUT_MS })
        if (outcome.isAbsent)
          throw new SlipwayError('tool-missing', {
            tool: 'make',
            install: 'apt-get install make gcc liblzma-dev',
          })
        if (outcome.code !== 0)
          throw new SlipwayError('tool-failed', {
            tool: 'make',
            detail: endOf(`${outcome.stdout}\n${outcome.stderr}`),
          })
        const described = await runProgram(
          { program: 'git', args: ['describe', '--always', '--dirty'] },
          { folder: source },
        )
        const version = described.code === 0 ? described.stdout.trim().slice(0, 100) : ''
        const files: BootFile[] = []
        for (const target of targets)
          files.push(
            await keep(join(source, target), programNameOf(target), {
              package: 'iPXE sources',
              version,
              licence: 'GPL-2+ or UBDL',
            }),
          )
        await needs.onProgramsMade()
        return files
      }),
    async removeMade(name) {
      const made = await readMadeList(needs.ownPrograms)
      if (!made.some(file => file.name === name))
        throw new SlipwayError('invalid-input', { where: name, ...detail('not-made-here') })
      await rm(join(needs.ownPrograms, ...name.split('/')), { force: true })
      await takeFromMadeList(needs.ownPrograms, name)
      await needs.onProgramsMade()
      return made.filter(file => file.name !== name)
    },
  }
}

async function inWorkFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-loader-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function findSource(path: string): Promise<string> {
  for (const folder of [join(resolve(path), 'src'), resolve(path)])
    if ((await isFile(join(folder, 'Makefile'))) && (await isFile(join(folder, 'include/ipxe/init.h'))))
      return folder
  throw new SlipwayError('invalid-input', { where: path, ...detail('no-ipxe-sources') })
}

/** Copies the script under a safe name, after checking that iPXE can read it. */
async function checkedScript(path: string, target: string): Promise<string> {
  const text = await readFile(resolve(path), 'utf8').catch((thrown: unknown) => {
    throw new SlipwayError('invalid-input', { where: path, ...detail('script-unreadable') }, thrown)
  })
  const [problem] = checkIpxeScript(text)
  if (problem)
    throw new SlipwayError('invalid-input', {
      where: `${basename(path)}:${problem.line}`,
      ...ipxeMistake(problem),
    })
  await writeFile(target, text)
  return target
}

/** Built if nothing else is requested: a BIOS and a UEFI build that use the card's own driver. */
const USUAL_TARGETS = ['bin/undionly.kpxe', 'bin-x86_64-efi/snponly.efi', 'bin-x86_64-efi/ipxe.efi']

/**
 * A build's folder is its processor. `loader.ts` expects programs for processors other than x64 in folders with these
 * names.
 */
const FOLDERS: Readonly<Record<string, string>> = {
  'bin-i386-efi': 'i386/',
  'bin-arm64-efi': 'arm64/',
  'bin-arm32-efi': 'arm32/',
  'bin-riscv64-efi': 'riscv64/',
}

/** The name under which a built program is served. */
function programNameOf(target: string): string {
  const [folder = '', name = ''] = target.split('/')
  return `${FOLDERS[folder] ?? ''}${name}`
}

/** The end of a compiler's output: its error lines if it has any, else its last lines. */
function endOf(output: string): string {
  const lines = output
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const errors = lines.filter(line => /\b(fatal )?error:/i.test(line))
  return (errors.length > 0 ? errors.slice(0, 3) : lines.slice(-3)).join('; ').slice(0, 600)
}
