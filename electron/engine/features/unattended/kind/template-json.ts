import { quoted } from '../quoting.ts'

/** JSON whose texts may be templates: a quote inside a tag stays a quote. */
export function templateJson(value: unknown): string {
  return `${write(value, '')}\n`
}

function write(value: unknown, indent: string): string {
  const inner = `${indent}  `
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map(one => inner + write(one, inner)).join(',\n')}\n${indent}]`
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(
      ([key, one]) => `${inner}${JSON.stringify(key)}: ${write(one, inner)}`,
    )
    return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n${indent}}`
  }
  return JSON.stringify(value)
}
