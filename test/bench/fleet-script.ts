/** What an iPXE script makes a machine do next, as far as a fleet needs it. */
export type ScriptStep =
  | { readonly kind: 'load'; readonly urls: readonly string[] }
  | { readonly kind: 'chain'; readonly url: string; readonly afterMs: number }

/** Reads a script as a machine without a user would run it: the default of a menu, at once. */
export function readScript(text: string, mac: string): ScriptStep {
  const lines = text.split('\n').map(line => line.trim())
  const values: Readonly<Record<string, string>> = {
    choice: /^set choice (\S+)/m.exec(text)?.[1] ?? '',
    memsize: '4096',
    'serial:hexraw': '',
    'netX/mac:hexhyp': mac.replaceAll(':', '-'),
  }
  const expand = (url: string): string =>
    url.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => values[name] ?? '')
  const urls = lines
    .filter(line => /^(kernel|initrd) /.test(line))
    .flatMap(line => /https?:\/\/\S+/.exec(line)?.[0] ?? [])
  if (urls.length > 0) return { kind: 'load', urls: urls.map(expand) }
  const chained = lines.map(line => /^chain (?:--\w+ )*(https?:\/\/\S+)/.exec(line)?.[1]).find(Boolean)
  if (!chained) throw new Error(`a script that leads nowhere:\n${text}`)
  const sleepSeconds = Number(/^sleep (\d+)/m.exec(text)?.[1] ?? 0)
  return { kind: 'chain', url: expand(chained), afterMs: sleepSeconds * 1000 }
}
