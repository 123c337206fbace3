/** What is made where nothing else is asked for: a BIOS and a UEFI build that use the card's own driver. */
export const USUAL_TARGETS = ['bin/undionly.kpxe', 'bin-x86_64-efi/snponly.efi', 'bin-x86_64-efi/ipxe.efi']

/** The folder of a build is its processor; boot/loader.ts knows programs for others than x64 in folders of these names. */
const FOLDERS: Readonly<Record<string, string>> = {
  'bin-i386-efi': 'i386/',
  'bin-arm64-efi': 'arm64/',
  'bin-arm32-efi': 'arm32/',
  'bin-riscv64-efi': 'riscv64/',
}

/** The name under which a made program is served. */
export function programNameOf(target: string): string {
  const [folder = '', name = ''] = target.split('/')
  return `${FOLDERS[folder] ?? ''}${name}`
}

/** The end of what a compiler said: its errors where there are some, else its last lines. */
export function endOf(said: string): string {
  const lines = said
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const errors = lines.filter(line => /\b(fatal )?error:/i.test(line))
  return (errors.length > 0 ? errors.slice(0, 3) : lines.slice(-3)).join('; ').slice(0, 600)
}
