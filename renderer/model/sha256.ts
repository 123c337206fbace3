import { fileName } from '../text/file-name.ts'

/**
 * The SHA-256 that belongs to a file, out of whatever was pasted: the value alone, a line of `SHA256SUMS`
 * (`value  name`), the BSD way of writing it (`SHA256 (name) = value`), or the whole list. Null where there is none.
 */
export function readSha256(pasted: string, path: string): string | null {
  const lines = pasted.split(/[\r\n]+/).filter(line => HEX.test(line))
  const name = fileName(path)
  const line = lines.length > 1 ? lines.find(candidate => mentions(candidate, name)) : lines[0]
  return line ? (HEX.exec(line)?.[0].toLowerCase() ?? null) : null
}

const HEX = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i
const mentions = (line: string, name: string): boolean =>
  line
    .replace(HEX, ' ')
    .split(/[\s()*=]+|\.\//)
    .includes(name)
