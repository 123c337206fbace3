import type { BootFile } from '#contract/methods.ts'

/** A program, or all modules of a program in one folder. */
export type BootFileRow =
  | { readonly kind: 'file'; readonly file: BootFile }
  | {
      readonly kind: 'folder'
      /** `x86_64-efi` */
      readonly folder: string
      readonly count: number
      readonly sizeBytes: number
      /** One of them: package and licence are the same for all. */
      readonly sample: BootFile
    }

/** One row for each program; the hundreds of modules that GRUB loads from a folder share one row. */
export function bootFileRows(files: readonly BootFile[]): BootFileRow[] {
  const rows = new Map<string, BootFileRow>()
  for (const file of files) {
    const folder = file.name.slice(0, Math.max(0, file.name.lastIndexOf('/')))
    const key =
      folder === '' || file.isChanged
        ? file.name
        : [folder, file.package, file.version, file.licence].join('\n')
    const known = rows.get(key)
    if (known === undefined) rows.set(key, { kind: 'file', file })
    else rows.set(key, withOneMore(known, folder, file))
  }
  return [...rows.values()]
}

function withOneMore(row: BootFileRow, folder: string, file: BootFile): BootFileRow {
  const sizeBytes = (row.kind === 'file' ? row.file.sizeBytes : row.sizeBytes) + file.sizeBytes
  const count = (row.kind === 'file' ? 1 : row.count) + 1
  return { kind: 'folder', folder, count, sizeBytes, sample: row.kind === 'file' ? row.file : row.sample }
}
