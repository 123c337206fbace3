/** ESXi's `boot.cfg`, which tells mboot what to load. Names are as written, most with a leading slash. */
export interface EsxiConfiguration {
  readonly title: string
  /** `8.0.2-0.0.22380479`; null in old versions. */
  readonly build: string | null
  readonly prefix: string
  readonly kernel: string
  readonly kernelOptions: string
  readonly modules: readonly string[]
}

/** Parses a `boot.cfg`; null if the text is not one. */
export function parseEsxiConfiguration(text: string): EsxiConfiguration | null {
  const values = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line)
    if (match) values.set(match[1]!.toLowerCase(), match[2]!)
  }
  const kernel = values.get('kernel')
  const modules = values.get('modules')
  if (!kernel || modules === undefined) return null
  return {
    title: values.get('title') ?? '',
    build: values.get('build') || null,
    prefix: values.get('prefix') ?? '',
    kernel,
    kernelOptions: values.get('kernelopt') ?? '',
    modules: modules.split(/\s*---\s*/).filter(name => name !== ''),
  }
}

/**
 * Rewrites a `boot.cfg` for the network: every name below `treeUrl`, no medium to look for. Leaves lines that it does
 * not understand unchanged (VMware, "Boot Configuration Files": `prefix` precedes every name without a leading slash).
 */
export function rewriteEsxiConfiguration(text: string, treeUrl: string): string {
  const lines = text.split(/\r?\n/).flatMap(line => {
    const [, key = '', value = ''] = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    switch (key.toLowerCase()) {
      case 'prefix':
        return []
      case 'kernel':
        return [`kernel=${withoutSlash(value)}`]
      case 'modules':
        return [
          `modules=${value
            .split(/\s*---\s*/)
            .map(withoutSlash)
            .join(' --- ')}`,
        ]
      case 'kernelopt':
        return [`kernelopt=${withoutMedium(value)}`]
      default:
        return [line]
    }
  })
  return [`prefix=${treeUrl}`, ...lines].join('\n')
}

function withoutSlash(name: string): string {
  return name.replace(/^\/+/, '')
}

/** `cdromBoot` makes the installer wait for a drive that does not exist. */
function withoutMedium(options: string): string {
  return options
    .split(/\s+/)
    .filter(word => word !== '' && !/^(cdromBoot|usbBoot)$/i.test(word))
    .join(' ')
}
