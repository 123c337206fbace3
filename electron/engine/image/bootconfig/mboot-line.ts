import type { BootModule } from '#contract/image.ts'

/**
 * What is behind `mboot.c32`: kernel, modules, each with its arguments, between `---`
 * (`xen.gz dom0_mem=1G --- vmlinuz console=hvc0 --- install.img`). Null where it names no kernel, as for ESXi's
 * `-c boot.cfg`.
 */
export function parseMbootLine(
  append: string,
  resolve: (name: string) => string,
): { kernel: string; arguments: string; modules: readonly BootModule[] } | null {
  const parts = append.split(/(?:^|\s+)---(?:\s+|$)/).flatMap(part => {
    const [name, ...rest] = part.split(/\s+/).filter(word => word !== '')
    return name === undefined ? [] : [{ path: resolve(name), arguments: rest.join(' ') }]
  })
  const [kernel, ...modules] = parts
  if (kernel === undefined || /(^|\/)-c$/.test(kernel.path)) return null
  return { kernel: kernel.path, arguments: kernel.arguments, modules }
}
