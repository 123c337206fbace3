import { gzipSync } from 'node:zlib'

/** A compressed cpio archive (`newc`) of empty files with these names. */
export function initrdWith(...names: readonly string[]): Uint8Array {
  return gzipSync(Buffer.concat([...names, 'TRAILER!!!'].map(member)))
}

function member(name: string): Buffer {
  const fields = [1, 0o100644, 0, 0, 1, 0, 0, 0, 0, 0, 0, name.length + 1, 0]
  const header = `070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`
  const bytes = Buffer.alloc(Math.ceil((header.length + name.length + 1) / 4) * 4)
  bytes.write(`${header}${name}`, 'latin1')
  return bytes
}
