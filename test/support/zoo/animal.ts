import type { BootImage, BootTarget } from '#contract/image.ts'
import type { DiscContent } from '../iso-tools.ts'

/** A small disc laid out and configured as a real one of its family is, and what has to be said of it. */
export interface Animal {
  readonly label: string
  readonly content: DiscContent
  /** More words for `xorriso -as mkisofs`. */
  readonly options?: readonly string[]
  readonly is: Pick<BootImage, 'family' | 'version' | 'arch' | 'netboot'> &
    Partial<Pick<BootImage, 'edition' | 'name'>> & {
      readonly wayOut?: NonNullable<BootImage['wayOut']>['kind']
    }
  /** Every entry: what is started, how, and with which words. */
  readonly entries: readonly (readonly [BootTarget['kind'], kernel: string, arguments: string])[]
}

export const kernel = 'a kernel'
export const initrd = 'an initrd'
export const EFI_64 = { 'EFI/BOOT/BOOTX64.EFI': 'MZ' }
