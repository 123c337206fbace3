import type { BootImage, BootTarget } from '#contract/image.ts'
import type { DiscContent } from '../iso-tools.ts'

/** A small disc laid out and configured like a real one of its family, and its expected description. */
export interface Animal {
  readonly label: string
  readonly content: DiscContent
  /** Further arguments of `xorriso -as mkisofs`. */
  readonly options?: readonly string[]
  readonly is: Pick<BootImage, 'family' | 'version' | 'arch' | 'netboot'> &
    Partial<Pick<BootImage, 'edition' | 'name'>> & {
      readonly wayOut?: NonNullable<BootImage['wayOut']>['kind']
    }
  /** Every entry: what is started, how, and with which arguments. */
  readonly entries: readonly (readonly [BootTarget['kind'], kernel: string, arguments: string])[]
}

export const kernel = 'a kernel'
export const initrd = 'an initrd'
export const EFI_64 = { 'EFI/BOOT/BOOTX64.EFI': 'MZ' }
