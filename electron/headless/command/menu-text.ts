import { readFileSync } from 'node:fs'
import { SlipwayError } from '#contract/errors.ts'
import type { BootMenu, MenuImport, MenuItem } from '#contract/menu.ts'

/** A menu is text of a reasonable length. */
const MAX_FILE_BYTES = 256 * 1024

/** What somebody wrote, `-` for what comes in. */
export function readTextFile(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path)
    if (bytes.length > MAX_FILE_BYTES) throw new Error('it is larger than 256 kB')
    return bytes.toString('utf8')
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new SlipwayError('invalid-input', { where: path, detail }, cause)
  }
}

/** The menu as lines: submenus indented, the default with a star. */
export function describeMenu(menu: BootMenu): readonly string[] {
  const depths = new Map<string, number>()
  const lines = menu.items.map(item => {
    const depth = item.parent === null ? 0 : (depths.get(item.parent) ?? 0) + 1
    depths.set(item.id, depth)
    return `${item.id === menu.defaultId ? '*' : ' '} ${'  '.repeat(depth)}${item.id}: ${item.title}${remark(item)}`
  })
  const wait =
    menu.timeoutSeconds === 0
      ? 'The menu waits for a choice.'
      : `${menu.defaultId} starts by itself after ${menu.timeoutSeconds} s.`
  return [...lines, wait]
}

function remark(item: MenuItem): string {
  const remarks = [
    ...(item.kind === 'submenu' ? ['submenu'] : []),
    ...(item.kind === 'separator' ? ['separator'] : []),
    ...(item.kind === 'gone'
      ? [item.reason === 'file-missing' ? 'the file of its image is gone' : 'image is gone']
      : []),
    ...(item.isHidden ? ['hidden'] : []),
    ...(item.firmware.length > 0 ? [`for ${item.firmware.join(', ')}`] : []),
    ...(item.hotkey === null ? [] : [`key ${item.hotkey}`]),
    ...(item.kind === 'custom' && item.problems[0] ? [`mistake in line ${item.problems[0].line}`] : []),
  ]
  return remarks.length === 0 ? '' : ` (${remarks.join('; ')})`
}

/** What was read, and what was not. */
export function describeImport(read: MenuImport): readonly string[] {
  const entries = read.nodes.filter(node => node.kind === 'custom' || node.kind === 'entry').length
  return [
    `Read ${entries} ${entries === 1 ? 'entry' : 'entries'}.`,
    ...read.unread.map(({ line, text }) => `line ${line} was not understood: ${text}`),
  ]
}
