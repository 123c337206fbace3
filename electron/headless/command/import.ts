import type { Words } from '#words/describe.ts'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { toApiError } from '#contract/errors.ts'
import type { BootTarget } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
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
export function addImportCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'import', text('cli.import'))
      .argument('<file...>', text('cli.import.file'))
      .option('--name <name>', text('cli.import.name'))
      .option('--copy', text('cli.import.copy'))
      .option('--extract <folder>', text('cli.import.extract'))
      .action(async (files: string[], options: ImportOptions, self: Command) => {
        if (options.name !== undefined && files.length > 1)
          self.error(text('cli.usage.name-one-file'), { exitCode: 2 })
        await inSession(words, options, async (session, output) => {
          for (const file of files) {
            try {
              await importOne(file, options, session, output)
            } catch (error) {
              if (files.length === 1) throw error
              // One bad ISO does not stop the import of the others. The command exits with the code of the first error.
              const { code } = toApiError(error)
              printError(toApiError(error), output.isJson, words)
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
  const inWords = imageInWords(image, output)
  output.answer(inWords, () => describeImage(inWords, output.words))
  if (options.extract === undefined) return
  const folder = resolve(options.extract)
  const { fileCount, sizeBytes } = await session.call('images.extract', { id: image.id, folder })
  output.note(
    output.words.text('cli.image.extracted', { count: fileCount, size: { bytes: sizeBytes }, folder }),
  )
}

function additionalFiles(entry: BootTarget, { text }: Words): readonly string[] {
  switch (entry.kind) {
    case 'multiboot':
      return entry.modules.map(module => [module.path, module.arguments].filter(Boolean).join(' '))
    case 'iso-in-initrd':
      return [
        ...entry.initrd,
        text('cli.image.embedded', {
          path: entry.embedded.path ?? text('cli.image.the-iso'),
          name: entry.embedded.name,
        }),
      ]
    case 'wimboot':
      return entry.files.map(file => file.path)
    default:
      return entry.initrd
  }
}

function aboutFile({ id, path, presence }: ImageInWords, { text }: Words): readonly string[] {
  switch (presence) {
    case 'unchanged':
      return []
    case 'missing':
      return [`  ${text('cli.image.missing', { id, path })}`]
    case 'changed':
      return [`  ${text('cli.image.changed', { path })}`]
  }
}

function secureBootLine({ secureBoot }: Pick<BootTarget, 'secureBoot'>, words: Words): readonly string[] {
  if (!secureBoot) return []
  const verdict = messageOfEntrySecureBoot(secureBoot)
  return [`    ${words.text('secureBoot.entry', { verdict })}`]
}

function memoryLines(
  { ramMegabytes }: BootTarget,
  machines: readonly Machine[],
  { text }: Words,
): readonly string[] {
  if (ramMegabytes === null) return []
  const small = machines.filter(({ memoryMegabytes }) => isMemoryShort(ramMegabytes, memoryMegabytes))
  return [
    `    ${text('cli.image.memory', { memory: { mebibytes: ramMegabytes } })}`,
    ...small.map(
      ({ mac, name, memoryMegabytes }) =>
        `    ${text('cli.image.too-small', { machine: name ?? mac, memory: { mebibytes: memoryMegabytes ?? 0 } })}`,
    ),
  ]
}

/**
 * What an image was recognised as, and its entries. `machines`: machines to warn about if they have too little memory.
 */
export function describeImage(image: ImageInWords, words: Words, machines: readonly Machine[] = []): string {
  const { text } = words
  // The name usually ends with the version already.
  const version = image.version !== null && image.name.includes(image.version) ? null : image.version
  const what = [image.name, version, image.arch].filter(Boolean).join(' ')
  const lines = [
    text(`cli.image.head.${image.netboot}`, {
      id: image.id,
      what,
      size: { bytes: image.sizeBytes },
      count: image.fileCount,
    }),
    ...aboutFile(image, words),
    `  ${image.reason}`,
    ...(image.wayOut ? [`  ${image.wayOut.text}`] : []),
    ...image.evidence.map(evidence => `  ${evidence}`),
    ...image.entries.flatMap(entry => [
      `  ${text(entry.experimental ? 'cli.image.experimental' : 'cli.image.entry', { id: entry.id, title: entry.title })}`,
      `    ${[entry.kernel, ...additionalFiles(entry, words)].join(' ')}`,
      `    ${entry.arguments}`,
      ...secureBootLine(entry, words),
      ...(entry.recognisedArguments === null
        ? []
        : [`    ${text('cli.image.detected', { arguments: entry.recognisedArguments })}`]),
      ...memoryLines(entry, machines, words),
    ]),
    `  ${text('cli.image.took', { took: { ms: image.tookMs }, size: { bytes: image.copiedBytes } })}`,
  ]
  return lines.map(printable).join('\n')
}
