import type { LoadKind } from './load-meter.ts'

/** A file on its way, as far as the totals need it. */
export interface CountedFile {
  readonly kind: LoadKind
  sizeBytes: number
  sentBytes: number
}

/** Running totals for each kind of load: an installer that reads 20,000 files has them added up once, not at every read. */
export class LoadTotals {
  readonly #sent = { program: 0, kernel: 0, image: 0 }
  readonly #size = { program: 0, kernel: 0, image: 0 }

  add(file: CountedFile): void {
    this.#sent[file.kind] += file.sentBytes
    this.#size[file.kind] += file.sizeBytes
  }

  remove(file: CountedFile): void {
    this.#sent[file.kind] -= file.sentBytes
    this.#size[file.kind] -= file.sizeBytes
  }

  of(kind: LoadKind): { readonly sentBytes: number; readonly sizeBytes: number } {
    return { sentBytes: this.#sent[kind], sizeBytes: this.#size[kind] }
  }
}
