import { SlipwayError } from '#contract/errors.ts'
import type { MenuImport, MenuLanguage } from '#contract/menu.ts'
import { readGrubMenu } from './read-grub.ts'
import { readIpxeMenu } from './read-ipxe.ts'
import { readPxelinuxMenu } from './read-pxelinux.ts'

const READERS: Readonly<Record<MenuLanguage, (text: string) => MenuImport>> = {
  ipxe: readIpxeMenu,
  grub: readGrubMenu,
  pxelinux: readPxelinuxMenu,
}

/**
 * Reads a menu that a user already has, for any loader. Reads no other file and changes nothing. Throws
 * `menu-not-understood` if it contains no entry.
 */
export function readMenu(text: string): MenuImport {
  const plain = text.replace(/^\uFEFF/, '')
  for (const language of likelyLanguages(plain)) {
    const read = READERS[language](plain)
    if (read.nodes.some(node => node.kind === 'custom' || node.kind === 'entry')) return read
  }
  throw new SlipwayError('menu-not-understood')
}

function likelyLanguages(text: string): readonly MenuLanguage[] {
  if (/^\s*#!ipxe/.test(text) || /^\s*(item|choose)\s/m.test(text)) return ['ipxe']
  if (/^\s*(menuentry|submenu)\s/m.test(text)) return ['grub']
  return /^\s*label\s/im.test(text) ? ['pxelinux'] : []
}
