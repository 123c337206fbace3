/** A `.treeinfo` file (productmd): sections of `key = value`. */
export type TreeInfo = ReadonlyMap<string, ReadonlyMap<string, string>>

export function parseTreeInfo(text: string): TreeInfo {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line)
    if (header) {
      section = sections.get(header[1]!) ?? new Map<string, string>()
      sections.set(header[1]!, section)
      continue
    }
    const pair = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line)
    if (pair) section.set(pair[1]!, pair[2]!)
  }
  return sections
}
