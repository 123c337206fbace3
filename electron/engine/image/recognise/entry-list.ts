import type { BootTarget } from '#contract/image.ts'
import type { Recognition, RecognisedEntry } from './recognition.ts'

/** The first of those that start the same. Discs name one system for GRUB, for ISOLINUX and for GRUB from a disk. */
export function withoutDoubles(entries: readonly RecognisedEntry[]): RecognisedEntry[] {
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = JSON.stringify([entry.kernel, entry.initrd, entry.arguments, entry.start])
    return !seen.has(key) && seen.add(key)
  })
}

/** Gives each entry an id of the image's id and its own title: `debian-12-live.live-system-amd64`. */
export function withIds(
  imageId: string,
  recognition: Pick<Recognition, 'entries' | 'arch' | 'ramMegabytes'>,
): BootTarget[] {
  const { entries, arch, ramMegabytes = null } = recognition
  const taken = new Set<string>()
  return entries.map(({ start = { kind: 'linux' }, ...entry }) => {
    const slug = slugOf(entry.title)
    let id = slug
    for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`
    taken.add(id)
    return {
      id: `${imageId}.${id}`,
      recognisedArguments: null,
      architectures: arch ? [arch] : [],
      firmware: null,
      ramMegabytes,
      ...entry,
      ...start,
    }
  })
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .slice(0, 48)
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return slug || 'entry'
}
