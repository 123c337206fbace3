/** A Windows image file with nothing but its metadata. */
export function wim(names: readonly string[], architecture: number, build: string): Uint8Array {
  const images = names.map(
    (name, index) =>
      `<IMAGE INDEX="${index + 1}"><WINDOWS><ARCH>${architecture}</ARCH><VERSION><MAJOR>10</MAJOR><MINOR>0</MINOR><BUILD>${build}</BUILD></VERSION></WINDOWS><NAME>${name}</NAME><DISPLAYNAME>${name}</DISPLAYNAME></IMAGE>`,
  )
  const xml = Buffer.from(`\uFEFF<WIM>${images.join('')}</WIM>`, 'utf16le')
  const header = Buffer.alloc(208)
  header.write('MSWIM\0\0\0', 'latin1')
  header.writeUInt32LE(208, 8)
  header.writeUInt32LE(xml.length, 0x48)
  header.writeUInt32LE(208, 0x48 + 8)
  return Buffer.concat([header, xml])
}
