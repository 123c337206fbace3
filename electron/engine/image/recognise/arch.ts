import type { ImageArch } from '#contract/image.ts'
import type { FileTree } from '../file-tree.ts'

/** What vendors call an architecture, as a whole word, and Debian's name for it. */
const SPELLINGS: readonly (readonly [RegExp, ImageArch])[] = [
  [/(^|[^a-z0-9])(x86[_-]64(_v\d)?|amd64|x64)([^a-z0-9]|$)/i, 'amd64'],
  [/(^|[^a-z0-9])(aarch64|arm64)([^a-z0-9]|$)/i, 'arm64'],
  [/(^|[^a-z0-9])(armhfp?|armv7\w*)([^a-z0-9]|$)/i, 'armhf'],
  [/(^|[^a-z0-9])riscv64([^a-z0-9]|$)/i, 'riscv64'],
  [/(^|[^a-z0-9])ppc64(le|el)([^a-z0-9]|$)/i, 'ppc64el'],
  [/(^|[^a-z0-9])s390x([^a-z0-9]|$)/i, 's390x'],
  [/(^|[^a-z0-9])(i[3-6]86|x86|x32)([^a-z0-9]|$)/i, 'i386'],
]

export function parseArch(text: string): ImageArch | null {
  return SPELLINGS.find(([spelling]) => spelling.test(text))?.[1] ?? null
}

/** UEFI 2.10 §3.5.1.1: the name of the removable-media loader says for which processor it is. */
const EFI_LOADERS: readonly (readonly [string, ImageArch])[] = [
  ['bootx64.efi', 'amd64'],
  ['bootaa64.efi', 'arm64'],
  ['bootarm.efi', 'armhf'],
  ['bootriscv64.efi', 'riscv64'],
  ['bootia32.efi', 'i386'],
]

export async function archOfLoaders(tree: FileTree): Promise<ImageArch | null> {
  for (const [name, arch] of EFI_LOADERS) if (await tree.find(`/EFI/BOOT/${name}`)) return arch
  return null
}
