import type { ConfiguredEntry, ConfiguredProgram } from './configured-entry.ts'

/** A Boot Loader Specification type #1 entry (UAPI.1), as systemd-boot reads it: a Linux kernel, or an EFI program. Null for neither. */
export function parseLoaderEntry(text: string, source: string): ConfiguredEntry | ConfiguredProgram | null {
  const values = (key: string) =>
    text
      .split(/\r?\n/)
      .map(line => /^\s*(\S+)\s+(.*?)\s*$/.exec(line))
      .filter(match => match?.[1] === key)
      .map(match => match?.[2] ?? '')
  const [linux] = values('linux')
  const kernel = linux ?? values('efi')[0]
  if (!kernel) return null
  const entry = {
    title: values('title')[0] ?? source.slice(source.lastIndexOf('/') + 1).replace(/\.conf$/, ''),
    kernel,
    initrd: values('initrd'),
    arguments: values('options').join(' '),
    source,
  }
  return linux === undefined ? { ...entry, isEfiProgram: true } : entry
}
