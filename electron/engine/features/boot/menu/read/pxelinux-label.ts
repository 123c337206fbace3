import { parseMbootLine } from '../../../../image/bootconfig/isolinux-interpreter.ts'
import { kernelStart, POWER_STARTS, textStart, type ReadStart } from './import-builder.ts'

/** What a label starts: a kernel that every loader can start, or else its own lines, for PXELINUX alone. */
export function readPxelinuxLabel(body: readonly string[], globalAppend: string): ReadStart {
  const values = new Map<string, string>()
  for (const line of body) {
    const [, keyword = '', value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
    values.set(keyword.toLowerCase(), value)
  }
  const own = values.get('append')
  const append = own === '-' ? '' : (own ?? globalAppend)
  const kernel = values.get('linux') ?? values.get('kernel') ?? values.get('com32') ?? ''
  const asText = textStart('pxelinux', body.join('\n'))
  if (values.has('localboot') || (/(^|\/)chain\.c32$/i.test(kernel) && /^hd0\b/.test(append)))
    return { tool: 'local' }
  if (/(^|\/)reboot\.c32$/i.test(kernel)) return POWER_STARTS.reboot
  if (/(^|\/)poweroff\.(c32|com)$/i.test(kernel)) return POWER_STARTS.poweroff
  if (/(^|\/)mboot\.c32$/i.test(kernel)) {
    const multiboot = parseMbootLine(append, fileOf)
    return multiboot && multiboot.modules.length > 0
      ? kernelStart(multiboot.kernel, multiboot.arguments, [], multiboot.modules)
      : asText
  }
  const isProgram = !values.has('linux') && /\.(c32|cbt|com|0|bin|bss|bs|img)$/i.test(kernel)
  if (kernel === '' || isProgram || /memdisk$/i.test(kernel) || /\s/.test(kernel)) return asText
  const words = append.split(/\s+/).filter(Boolean)
  const inAppend = words.findLast(word => word.startsWith('initrd='))?.slice('initrd='.length)
  const initrd = (values.get('initrd') ?? inAppend ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
  const rest = words.filter(word => !word.startsWith('initrd=')).join(' ')
  return kernelStart(fileOf(kernel), rest, initrd.map(fileOf))
}

/** `HOST::PATH` is another TFTP server's; `::PATH` and `PATH` are below ours. */
function fileOf(name: string): string {
  const [, host, path] = /^([\w.-]+)::(.+)$/.exec(name) ?? []
  if (host !== undefined && path !== undefined) return `tftp://${host}/${path.replace(/^\/+/, '')}`
  return name.includes('://') ? name : `/${name.replace(/^::/, '').replace(/^(\.?\/)+/, '')}`
}
