import { fileName } from '../text/file-name.ts'

/**
 * The SHA-256 of a file from pasted text: the value alone, a line of `SHA256SUMS` (`value  name`), a BSD-style line
 * (`SHA256 (name) = value`), or a whole list. Null if the text has none for this file.
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
