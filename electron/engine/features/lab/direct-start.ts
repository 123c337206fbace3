/** What an entry's iPXE script loads, for a machine that is started without one. */
export interface DirectStart {
  readonly kernelUrl: string
  readonly initrdUrls: readonly string[]
  readonly arguments: string
}

/**
 * Reads `kernel` and `initrd` of a script that Slipway itself wrote for a Linux entry. Null for what only a boot loader can start.
 */
export function readDirectStart(script: string): DirectStart | null {
  let kernel: { readonly url: string; readonly words: readonly string[] } | null = null
  const initrdUrls: string[] = []
  for (const line of script.split('\n')) {
    // How ipxe-text.ts keeps a word from being read as an operator.
    const plain = line.replace(/\s*\|\|.*$/, '').replaceAll('${nothing}', '')
    const [command = '', ...words] = plain.trim().split(/\s+/)
    // What follows is for the case that it fails.
    if (command === 'boot') break
    if (command === 'module' || command === 'sanboot' || command === 'chain') return null
    if (command === 'kernel') {
      const [url = '', ...rest] = words
      if (kernel !== null || !/^https?:/.test(url)) return null
      kernel = { url, words: rest }
    }
    if (command === 'initrd') {
      const url = words.find(word => /^https?:/.test(word))
      if (url === undefined) return null
      initrdUrls.push(url)
    }
  }
  if (kernel === null) return null
  // The initrd is QEMU's to name.
  const text = kernel.words.filter(word => !word.startsWith('initrd='))
  return { kernelUrl: kernel.url, initrdUrls, arguments: text.join(' ') }
}
