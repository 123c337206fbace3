import type { MenuItem } from '#contract/menu.ts'
import { isoUrl, treeUrl, type MenuContext } from './menu-context.ts'

export type TargetItem = Extract<MenuItem, { kind: 'target' }>

/** One line without control characters: a title from an ISO must stay one word to the loader's parser. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

/**
 * The kernel's arguments with our URLs in place of the placeholders, as separate words. Double quotes hold words
 * together, as the kernel itself reads them. `initrd=` is left out: every loader writes its own.
 */
export function kernelArguments(item: TargetItem, context: MenuContext): readonly string[] {
  const text = oneLine(item.arguments)
    .replaceAll('{ISO_URL}', isoUrl(context, item.imageId))
    .replaceAll('{TREE_URL}', treeUrl(context, item.imageId))
  return (text.match(/(?:"[^"]*"|[^\s"]|")+/g) ?? []).filter(word => !/^"?initrd=/.test(word))
}
