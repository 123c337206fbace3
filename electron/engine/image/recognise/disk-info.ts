import type { ImageArch } from '#contract/image.ts'
import { parseArch } from './arch.ts'

/** The line that debian-cd, live-build and Ubuntu's builders write to `/.disk/info`. */
export interface DiskInfo {
  /** `Ubuntu-Server`, `Debian GNU/Linux`, `Linux Mint`… */
  readonly brand: string
  readonly version: string | null
  readonly codename: string | null
  readonly arch: ImageArch | null
  /** Brand and version as written, without what was built when. */
  readonly product: string
  /** The whole line. */
  readonly line: string
}

/** `Ubuntu-Server 22.04.1 LTS "Jammy Jellyfish" - Release amd64 (20220809)`; null for an empty file. */
export function parseDiskInfo(text: string | null): DiskInfo | null {
  const line = text?.split('\n')[0]?.trim().slice(0, 256) ?? ''
  if (line === '') return null
  const [head = ''] = line.split(/\s+-\s+/)
  const product = head
    .replace(/\s*"[^"]*"/, '')
    .replace(/^Official\s+/i, '')
    .trim()
  const match = /^(.*?)\s+(\d[\w.]*|testing|unstable)\b/.exec(product)
  return {
    brand: (match?.[1] ?? product).trim(),
    version: match?.[2] ?? null,
    codename: /"([^"]+)"/.exec(head)?.[1] ?? null,
    arch: parseArch(line),
    product: product.replaceAll('_', ' ').replace('Ubuntu-Server', 'Ubuntu Server'),
    line,
  }
}
