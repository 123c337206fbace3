/** `(hd0,1)/boot/x`, `($root)/boot/x` with an empty root, `/boot/x` and `boot/x` are all `/boot/x` on this disc. */
export function withoutDevice(path: string): string {
  const rest = path.replace(/^\(+[^)]*\)+/, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
