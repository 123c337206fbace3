/** `Debian 12 (live).iso` -> `debian-12-live`, or `debian-12-live-2` where that is taken. */
export function freeImageId(name: string, isTaken: (id: string) => boolean): string {
  const slug =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 48)
      .replace(/-+$/, '') || 'image'
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if (!isTaken(id)) return id
  }
}
