/**
 * The short licence name in a Debian `copyright` file (machine-readable format 1.0, DEP-5): that of the paragraph
 * `Files: *`, else every name in the file. Files without the format give `see copyright`.
 */
export function parseLicence(copyright: string): string {
  if (!/^Format:/m.test(copyright)) return 'see copyright'
  const paragraphs = copyright.split(/\n\s*\n/)
  const whole = paragraphs.find(paragraph => fieldOf(paragraph, 'Files') === '*')
  const own = whole === undefined ? null : fieldOf(whole, 'License')
  if (own !== null) return own
  const names = paragraphs.map(paragraph => fieldOf(paragraph, 'License')).filter(name => name !== null)
  return names.length === 0 ? 'see copyright' : [...new Set(names)].join(', ')
}

/** The first line of a field: a licence's short name comes before its text. */
function fieldOf(paragraph: string, field: string): string | null {
  const match = new RegExp(`^${field}:[ \\t]*(\\S.*)$`, 'm').exec(paragraph)
  return match?.[1]?.trim() ?? null
}
