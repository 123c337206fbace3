import type { BootImage } from '#contract/image.ts'

/** What to read, and where copies go. */
export interface ImportRequest {
  readonly path: string
  /** The image's id; entries and the folder of copies are named after it. */
  readonly id: string
  /** Null: as the disc calls itself, or else as its file is called. */
  readonly name: string | null
  readonly libraryFolder: string
  /**
   * How long to look into initrds before answering with what is known: an import answers at once, a second look may
   * take its time. It leaves what was copied before where that is all there. {@link QUICK_INITRD_MS} unless said.
   */
  readonly initrdTimeMs?: number
}

/** Of the half second that an import may take. */
export const QUICK_INITRD_MS = 200
/** A second look. An initrd of 200 MB in xz takes ten seconds. */
export const THOROUGH_INITRD_MS = 60_000

/** A {@link BootImage} but for what only its owner knows. `modifiedMs` is the file's, to notice a changed one. */
export type ImportResult = Omit<BootImage, 'addedAtMs' | 'presence' | 'isPresent'> & {
  readonly modifiedMs: number
  /** True when an initrd was too long for the time given: a second look may change the verdict. */
  readonly isInitrdUnread: boolean
}

export type ImportStep = 'reading' | 'recognising' | 'copying'
