/** What GRUB tells us under Secure Boot, by the only means it has: reading a file. */
export type GrubWord =
  | { readonly kind: 'secure-boot'; readonly isOn: boolean }
  /** Its user chose an entry for which it has to restart. */
  | { readonly kind: 'chosen'; readonly entryId: string }
  /** It would not load an entry's kernel. */
  | { readonly kind: 'refused'; readonly entryId: string }

const ROOT = 'secure-boot'

export function grubWordPath(word: GrubWord): string {
  return word.kind === 'secure-boot'
    ? `${ROOT}/${word.isOn ? 'on' : 'off'}`
    : `${ROOT}/${word.kind}/${word.entryId}`
}

/** Null for a path that is none. */
export function parseGrubWord(path: string): GrubWord | null {
  const [, word, entryId] =
    /^secure-boot\/(on|off|chosen|refused)(?:\/([a-z0-9.-]{1,200}))?$/.exec(path) ?? []
  if (word === 'on' || word === 'off')
    return entryId === undefined ? { kind: 'secure-boot', isOn: word === 'on' } : null
  if (entryId === undefined) return null
  return word === 'chosen' || word === 'refused' ? { kind: word, entryId } : null
}
