/**
 * The identifiers that ECMA-119 §7.5 allows, for the names of one folder: for readers without Rock Ridge. They differ from
 * each other, and are not longer than eight and three characters.
 */
export function createIdentifiers(): (name: string, isDirectory: boolean) => Buffer {
  const taken = new Set<string>()
  return (name, isDirectory) => {
    const [, stem = '', extension = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(name) ?? []
    const clean = (text: string, length: number) =>
      text
        .toUpperCase()
        .replaceAll(/[^A-Z0-9_]/g, '_')
        .slice(0, length)
    for (let number = 0; ; number++) {
      const tail = number === 0 ? '' : String(number)
      const base = `${clean(stem, 8 - tail.length)}${tail}` || '_'
      const identifier = isDirectory ? base : `${base}.${clean(extension, 3)};1`
      if (taken.has(identifier)) continue
      taken.add(identifier)
      return Buffer.from(identifier, 'latin1')
    }
  }
}
