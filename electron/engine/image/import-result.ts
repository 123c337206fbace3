import type { BootImage } from '#contract/image.ts'

/** What to read, and where copies go. */
export interface ImportRequest {
  readonly path: string
  /** The image's id; entries and the folder of copies are named after it. */
  readonly id: string
  /** Null: as the disc calls itself, or else as its file is called. */
  readonly name: string | null
  readonly libraryFolder: string
}

/** A {@link BootImage} but for what only its owner knows. `modifiedMs` is the file's, to notice a changed one. */
export type ImportResult = Omit<BootImage, 'addedAtMs' | 'isPresent'> & { readonly modifiedMs: number }

export type ImportStep = 'reading' | 'recognising' | 'copying'
