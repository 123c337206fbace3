import type { BootModule } from '#contract/image.ts'
import type { CustomStart, MenuImport, MenuLanguage, MenuNode, ScriptProblem } from '#contract/menu.ts'
import type { Reason } from '#contract/reason.ts'
import { oneLine } from '../kernel-line.ts'
import { PLAIN_PLACE } from '../menu-tree.ts'
import { trimOf } from '../../../../base/scan.ts'

const MAX_NODES = 512
const MAX_UNREAD = 200
const MAX_TITLE = 300
const MAX_NOTE = 1000
const MAX_DEPTH = 8
const MAX_COMMENTS = 64

/** What an entry's body starts. */
export type ReadStart = { readonly tool: 'local' | 'firmware' } | CustomStart

/** Collects a menu while it is read, in file order. */
interface ImportBuilder {
  /** Comments become the note of the next entry. */
  comment(text: string): void
  add(title: string, start: ReadStart, hotkey?: string | null): string | null
  separator(title: string): void
  /** Everything added before `leave` belongs to this submenu. */
  enter(title: string): string | null
  leave(): void
  /** A line as written in the file, or the reason it is left out. */
  unread(line: number, text: string | Reason): void
  /** True once a menu can hold no more; there is no use in reading further. */
  isFull(): boolean
  finish(found: { defaultId: string | null; timeoutSeconds: number | null }): MenuImport
}

export function createImportBuilder(language: MenuLanguage): ImportBuilder {
  const nodes: MenuNode[] = []
  const unread: ScriptProblem[] = []
  const taken = new Set<string>()
  const parents: (string | null)[] = []
  let comments: string[] = []

  const freeId = (kind: string, title: string): string => {
    const words = title
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
    const slug = trimOf(words, '-').slice(0, 48)
    for (let number = 1; ; number++) {
      const id = `${kind}.${slug || 'entry'}${number === 1 ? '' : `-${number}`}`
      if (!taken.has(id)) return id
    }
  }
  const place = (id: string) => {
    const note = comments.join('\n').slice(0, MAX_NOTE) || null
    comments = []
    taken.add(id)
    return { ...PLAIN_PLACE, id, parent: parents.at(-1) ?? null, note }
  }
  const isFull = (): boolean => nodes.length >= MAX_NODES
  const clean = (title: string, id: string): string => oneLine(title).slice(0, MAX_TITLE) || id

  return {
    isFull,
    comment(text) {
      if (comments.length < MAX_COMMENTS && text !== '' && !/^[-=#*\s]+$/.test(text)) comments.push(text)
    },
    add(title, start, hotkey = null) {
      if (isFull()) return null
      const key = hotkey !== null && /^[a-z0-9]$/i.test(hotkey) ? hotkey.toLowerCase() : null
      if ('tool' in start) {
        const id = start.tool
        if (taken.has(id)) return id
        nodes.push({ ...place(id), hotkey: key, kind: 'entry', title: clean(title, id) })
        return id
      }
      const id = freeId('own', title)
      nodes.push({ ...place(id), hotkey: key, kind: 'custom', title: clean(title, id), start })
      return id
    },
    separator(title) {
      if (isFull()) return
      const id = freeId('gap', title || 'line')
      nodes.push({ ...place(id), kind: 'separator', title: oneLine(title).slice(0, MAX_TITLE) })
    },
    enter(title) {
      if (isFull() || parents.length >= MAX_DEPTH) {
        parents.push(parents.at(-1) ?? null)
        return null
      }
      const id = freeId('submenu', title)
      nodes.push({ ...place(id), kind: 'submenu', title: clean(title, id) })
      parents.push(id)
      return id
    },
    leave: () => void parents.pop(),
    unread(line, problem) {
      if (unread.length < MAX_UNREAD) unread.push({ line, ...problemOf(problem) })
    },
    finish: found => ({ language, nodes, unread, ...found }),
  }
}

function problemOf(problem: string | Reason): Pick<ScriptProblem, 'text' | 'why'> {
  if (typeof problem === 'string') return { text: short(problem) }
  const values = Object.entries(problem).map(([name, value]) => [name, short(String(value))])
  return { text: '', why: Object.fromEntries(values) as Reason }
}

const short = (text: string): string => oneLine(text).slice(0, MAX_TITLE)

/** A kernel as a custom entry. */
export function kernelStart(
  kernel: string,
  words: string,
  initrd: readonly string[] = [],
  modules: readonly BootModule[] = [],
): CustomStart {
  return { kind: 'kernel', kernel, initrd, arguments: oneLine(words).slice(0, 2047), modules }
}

/** A text in one loader's language. */
export function textStart(language: MenuLanguage, text: string): CustomStart {
  return { kind: 'text', ipxe: null, grub: null, pxelinux: null, [language]: text }
}

/** Commands that every loader has under another name. */
export const POWER_STARTS = {
  reboot: { kind: 'text', ipxe: 'reboot', grub: 'reboot', pxelinux: 'COM32 reboot.c32' },
  poweroff: { kind: 'text', ipxe: 'poweroff', grub: 'halt', pxelinux: 'COM32 poweroff.c32' },
} as const satisfies Record<string, CustomStart>
