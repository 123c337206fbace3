import type { TargetItem } from '#contract/menu.ts'
import { isoUrl, overlayUrl, treeUrl, type MenuContext } from './menu-context.ts'

/**
 * One line without control characters: a title from an ISO must stay one word to the loader's parser. Characters that
 * change the text direction are removed, because they would make the line look different from what it says.
 */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

/** The arguments of an entry's kernel, see {@link argumentWords}. */
export function kernelArguments(item: TargetItem, context: MenuContext): readonly string[] {
  return argumentWords(item.target.arguments, item, context)
}

/**
 * Arguments with Slipway's URLs in place of the placeholders, as separate words. Double quotes hold words together,
 * as in the kernel's own parser. `initrd=` is left out because every loader writes its own, and so is a word with a
 * mirror address the user has not filled in.
 */
export function argumentWords(
  text: string,
  { imageId }: Pick<TargetItem, 'imageId'>,
  context: MenuContext,
): readonly string[] {
  const filledIn = oneLine(text)
    .replaceAll('{ISO_URL}', isoUrl(context, imageId))
    .replaceAll('{TREE_URL}', treeUrl(context, imageId))
    .replaceAll('{OVERLAY_URL}', overlayUrl(context, imageId))
  return splitWords(filledIn).filter(word => !word.includes('{MIRROR_URL}'))
}

/** Splits a kernel's arguments into words, without `initrd=`. */
export function splitWords(text: string): readonly string[] {
  return (oneLine(text).match(/(?:"[^"]*"|[^\s"]|")+/g) ?? []).filter(word => !/^"?initrd=/.test(word))
}
