import { resolve } from 'node:path'
import type { Command } from 'commander'
import { toApiError } from '#contract/errors.ts'
import type { BootTarget } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import type { Words } from '#words/describe.ts'
import { message } from '#words/message.ts'
import { formatMemory } from '#words/quantity.ts'
import { messageOfEntrySecureBoot } from '#words/secure-boot.ts'
import { exitCodeOf } from '../exit-code.ts'
import { imageInWords, type ImageInWords } from '../image-in-words.ts'
import { printable, printError, type Output } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, type CommonOptions } from './command.ts'

interface ImportOptions extends CommonOptions {
  readonly name?: string
  readonly extract?: string
  readonly copy?: boolean
}

/** `slipway import FILE...`: reads ISOs; the files stay where they are. */
export function addImportCommand(program: Command): void {
  program.addCommand(
    command('import', 'read ISO files; they stay where they are')
      .argument('<file...>', 'ISO files')
      .option('--name <name>', 'what to call the image (one file only)')
      .option('--copy', 'copy the ISO into the data folder; remove deletes the copy')
      .option('--extract <folder>', 'also write every file of the ISO into this folder')
      .action(async (files: string[], options: ImportOptions, self: Command) => {
        if (options.name !== undefined && files.length > 1)
          self.error('--name goes with one file.', { exitCode: 2 })
        await inSession(options, async (session, output) => {
          for (const file of files) {
            try {
              await importOne(file, options, session, output)
            } catch (error) {
              if (files.length === 1) throw error
              // One bad ISO of many does not keep the others out; the first one's code is the command's.
              const { code } = toApiError(error)
              printError(toApiError(error), output.isJson)
              process.exitCode ??= exitCodeOf(code)
            }
          }
        })
      }),
  )
}

async function importOne(
  file: string,
  options: ImportOptions,
  session: Session,
  output: Output,
): Promise<void> {
  const { name, copy } = options
  const image = await session.call('images.import', { path: resolve(file), name, copy })
  const inWords = imageInWords(image, output.words)
  output.answer(inWords, () => describeImage(inWords, output.words))
  if (options.extract === undefined) return
  const folder = resolve(options.extract)
  const { fileCount, sizeBytes } = await session.call('images.extract', { id: image.id, folder })
  output.note(`Wrote ${fileCount} files, ${formatBytes(sizeBytes)}, into ${folder}.`)
}

function filesBeside(entry: BootTarget): readonly string[] {
  switch (entry.kind) {
    case 'multiboot':
      return entry.modules.map(module => [module.path, module.arguments].filter(Boolean).join(' '))
    case 'iso-in-initrd':
      return [...entry.initrd, `${entry.embedded.path ?? 'the ISO'} as ${entry.embedded.name}`]
    case 'wimboot':
      return entry.files.map(file => file.path)
    default:
      return entry.initrd
  }
}

const VERDICTS = {
  yes: 'boots over the network',
  partial: 'boots in part',
  no: 'cannot boot over the network',
} as const

function aboutFile({ id, path, presence }: ImageInWords): readonly string[] {
  switch (presence) {
    case 'unchanged':
      return []
    case 'missing':
      return [`  Missing: there is no ${path}. Say where it is now with: slipway image locate ${id} FILE`]
    case 'changed':
      return [
        `  Changed: ${path} is not the file that was read, and is not served. Read it again with: slipway import ${path}`,
      ]
  }
}

function secureBootLine({ secureBoot }: Pick<BootTarget, 'secureBoot'>, words: Words): readonly string[] {
  if (!secureBoot) return []
  const verdict = messageOfEntrySecureBoot(secureBoot)
  return [`    ${words.describe(message('secureBoot.entry', { verdict }))}`]
}

function memoryLines(
  { ramMegabytes }: BootTarget,
  machines: readonly Machine[],
  { language }: Words,
): readonly string[] {
  if (ramMegabytes === null) return []
  const small = machines.filter(({ memoryMegabytes }) => isMemoryShort(ramMegabytes, memoryMegabytes))
  return [
    `    needs about ${formatMemory(ramMegabytes, language)} of memory`,
    ...small.map(
      ({ mac, name, memoryMegabytes }) =>
        `    ${name ?? mac} has ${formatMemory(memoryMegabytes ?? 0, language)}`,
    ),
  ]
}

/** What was recognised, and what it can start. `machines`: of which it is said where they have too little memory. */
export function describeImage(image: ImageInWords, words: Words, machines: readonly Machine[] = []): string {
  // As a rule the name ends with the version already.
  const version = image.version !== null && image.name.includes(image.version) ? null : image.version
  const what = [image.name, version, image.arch].filter(Boolean).join(' ')
  const lines = [
    `${image.id}: ${what} (${formatBytes(image.sizeBytes)}, ${image.fileCount} files), ${VERDICTS[image.netboot]}.`,
    ...aboutFile(image),
    `  ${image.reason}`,
    ...(image.wayOut ? [`  ${image.wayOut.text}`] : []),
    ...image.evidence.map(evidence => `  ${evidence}`),
    ...image.entries.flatMap(entry => [
      `  ${entry.id}${entry.experimental ? ' (experimental)' : ''}: ${entry.title}`,
      `    ${[entry.kernel, ...filesBeside(entry)].join(' ')}`,
      `    ${entry.arguments}`,
      ...secureBootLine(entry, words),
      ...(entry.recognisedArguments === null ? [] : [`    recognised: ${entry.recognisedArguments}`]),
      ...memoryLines(entry, machines, words),
    ]),
    `  Read in ${Math.round(image.tookMs)} ms, ${formatBytes(image.copiedBytes)} copied (kernel and initrd).`,
  ]
  return lines.map(printable).join('\n')
}
