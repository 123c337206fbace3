import { foreignLines } from '../../base/foreign-lines.ts'
import { settingIn } from '../../base/scan.ts'

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
  for (const line of foreignLines(text, MAX_ESXI_LINE_CHARS)) {
    const setting = settingOf(line)
    if (setting) values.set(setting.key, setting.value)
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
    modules: modulesOf(modules).filter(name => name !== ''),
  }
}

/**
 * Rewrites a `boot.cfg` for the network: every name below `treeUrl`, no medium to look for. Leaves lines that it does
 * not understand unchanged (VMware, "Boot Configuration Files": `prefix` precedes every name without a leading slash).
 */
export function rewriteEsxiConfiguration(text: string, treeUrl: string): string {
  const lines = foreignLines(text, MAX_ESXI_LINE_CHARS).flatMap(line => {
    const { key = '', value = '' } = settingOf(line) ?? {}
    switch (key) {
      case 'prefix':
        return []
      case 'kernel':
        return [`kernel=${withoutSlash(value)}`]
      case 'modules':
        return [`modules=${modulesOf(value).map(withoutSlash).join(' --- ')}`]
      case 'kernelopt':
        return [`kernelopt=${withoutMedium(value)}`]
      default:
        return [line]
    }
  })
  return [`prefix=${treeUrl}`, ...lines].join('\n')
}

/** ESXi 8 lists 150 modules in one line of 3,000 characters; a vendor's image has more. */
export const MAX_ESXI_LINE_CHARS = 32 * 1024

/** Null for a line that is none of `KEY = value`. */
function settingOf(line: string): ReturnType<typeof settingIn> {
  const setting = settingIn(line)
  return setting && /^[A-Za-z]+$/.test(setting.key) ? { ...setting, key: setting.key.toLowerCase() } : null
}

const modulesOf = (value: string): readonly string[] => value.split('---').map(name => name.trim())

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
