import { SlipwayError } from '#contract/errors.ts'
import type { MenuImport, MenuLanguage } from '#contract/menu.ts'
import { readGrubMenu } from './read-grub.ts'
import { readIpxeMenu } from './read-ipxe.ts'
import { readPxelinuxMenu } from './read-pxelinux.ts'
import { wordAndRest } from '../../../../base/scan.ts'
import { foreignLines, withoutLongLines } from '../../../../base/foreign-lines.ts'

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
  const plain = withoutLongLines(text.replace(/^\uFEFF/, ''))
  for (const language of likelyLanguages(plain)) {
    const read = READERS[language](plain)
    if (read.nodes.some(node => node.kind === 'custom' || node.kind === 'entry')) return read
  }
  throw new SlipwayError('menu-not-understood')
}

function likelyLanguages(text: string): readonly MenuLanguage[] {
  const words = new Set(foreignLines(text).map(line => wordAndRest(line).word))
  if (text.trimStart().startsWith('#!ipxe') || words.has('item') || words.has('choose')) return ['ipxe']
  if (words.has('menuentry') || words.has('submenu')) return ['grub']
  return [...words].some(word => word.toLowerCase() === 'label') ? ['pxelinux'] : []
}
