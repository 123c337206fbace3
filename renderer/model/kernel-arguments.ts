import type { BootTarget } from '#contract/image.ts'

/** COMMAND_LINE_SIZE of x86, less its zero byte. */
const MOST = 2047

export type ArgumentsProblem = 'long' | 'control'

/** As a kernel takes them: one line. Line breaks come from pasting. */
export const oneLine = (text: string): string => text.replaceAll(/[\r\n\t]+/g, ' ').trim()

export function argumentsProblem(text: string): ArgumentsProblem | null {
  const line = oneLine(text)
  if (line.length > MOST) return 'long'
  return /\p{Cc}/u.test(line) ? 'control' : null
}

/** The user still has to fill in an address. */
export const needsMirror = (text: string): boolean => text.includes('{MIRROR_URL}')

const PLACEHOLDERS = ['TREE_URL', 'ISO_URL', 'OVERLAY_URL', 'MIRROR_URL'] as const

/** The placeholders in it, each once, to be explained next to the field. */
export function placeholdersIn(text: string): (typeof PLACEHOLDERS)[number][] {
  return PLACEHOLDERS.filter(name => text.includes(`{${name}}`))
}

/** Only kernels take arguments; a disk image or a Windows boot file has none. */
export const takesArguments = (entry: BootTarget): boolean =>
  entry.kind !== 'disk' && entry.kind !== 'wimboot'

/** The files that are loaded in addition to kernel and initrd, as paths inside the image. */
export function otherFilesOf(entry: BootTarget): string[] {
  switch (entry.kind) {
    case 'multiboot':
      return entry.modules.map(module => module.path)
    case 'wimboot':
      return entry.files.map(file => file.path)
    case 'iso-in-initrd':
      return entry.embedded.path === null ? [] : [entry.embedded.path]
    default:
      return []
  }
}
