/** `Kubuntu`, `Zorin OS` -> `kubuntu`, `zorin-os`; `fallback` for a brand without letters. */
export function familyName(brand: string, fallback: string): string {
  const slug = brand
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return slug || fallback
}
