import type { ConfiguredEntry } from './configured-entry.ts'

/** A Boot Loader Specification type #1 entry (UAPI.1), as systemd-boot reads it. Null when it starts no kernel. */
export function parseLoaderEntry(text: string, source: string): ConfiguredEntry | null {
  const values = (key: string) =>
    text
      .split(/\r?\n/)
      .map(line => /^\s*(\S+)\s+(.*?)\s*$/.exec(line))
      .filter(match => match?.[1] === key)
      .map(match => match?.[2] ?? '')
  const [kernel] = values('linux')
  if (!kernel) return null
  return {
    title: values('title')[0] ?? source.slice(source.lastIndexOf('/') + 1).replace(/\.conf$/, ''),
    kernel,
    initrd: values('initrd'),
    arguments: values('options').join(' '),
    source,
  }
}
