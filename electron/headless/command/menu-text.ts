import { readFileSync } from 'node:fs'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { Words } from '#words/describe.ts'
import { messageOfScriptProblem } from '#words/script.ts'
import type { BootMenu, MenuImport, MenuItem } from '#contract/menu.ts'

/** Far longer than any menu that someone wrote. */
const MAX_FILE_BYTES = 256 * 1024

/** The text of a file, or of stdin for `-`. */
export function readTextFile(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path)
    if (bytes.length > MAX_FILE_BYTES)
      throw new SlipwayError('invalid-input', {
        where: path,
        ...detail('larger-than', { limit: '256 kB' }),
      })
    return bytes.toString('utf8')
  } catch (cause) {
    if (cause instanceof SlipwayError) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new SlipwayError('invalid-input', { where: path, detail: said }, cause)
  }
}

/** The menu as lines: submenus indented, the default with a star. */
export function describeMenu(menu: BootMenu, words: Words): readonly string[] {
  const depths = new Map<string, number>()
  const lines = menu.items.map(item => {
    const depth = item.parent === null ? 0 : (depths.get(item.parent) ?? 0) + 1
    depths.set(item.id, depth)
    return `${item.id === menu.defaultId ? '*' : ' '} ${'  '.repeat(depth)}${item.id}: ${item.title}${remark(item, words)}`
  })
  const wait =
    menu.timeoutSeconds === 0
      ? words.text('cli.menu.waits')
      : words.text('cli.menu.starts', { entry: menu.defaultId ?? '', seconds: menu.timeoutSeconds })
  return [...lines, wait]
}

function remark(item: MenuItem, { text }: Words): string {
  const remarks = [
    ...(item.kind === 'submenu' ? [text('cli.menu.submenu')] : []),
    ...(item.kind === 'separator' ? [text('cli.menu.separator')] : []),
    ...(item.kind === 'gone'
      ? [text(item.reason === 'file-missing' ? 'cli.menu.file-gone' : 'cli.menu.image-gone')]
      : []),
    ...(item.isHidden ? [text('cli.menu.hidden')] : []),
    ...(item.firmware.length > 0 ? [text('cli.menu.firmware', { list: item.firmware.join(', ') })] : []),
    ...(item.hotkey === null ? [] : [text('cli.menu.key', { key: item.hotkey })]),
    ...(item.kind === 'custom' && item.problems[0]
      ? [text('cli.menu.mistake', { line: item.problems[0].line })]
      : []),
  ]
  return remarks.length === 0 ? '' : ` (${remarks.join('; ')})`
}

/** The parts of a menu file that Slipway understood, and those that it did not. */
export function describeImport(read: MenuImport, words: Words): readonly string[] {
  const entries = read.nodes.filter(node => node.kind === 'custom' || node.kind === 'entry').length
  return [
    words.text('cli.menu.imported', { count: entries }),
    ...read.unread.map(one =>
      words.text('cli.menu.unread', { line: one.line, text: messageOfScriptProblem(one) }),
    ),
  ]
}
