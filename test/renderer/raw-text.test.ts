import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../renderer/', import.meta.url))
const files = globSync('**/*.vue', { cwd: root })

/** The value of these attributes is shown or read aloud to the user. */
const SAID = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint'])
/** Sample values are not words: a path, a name of a product, an address. */
const isSample = (text: string): boolean =>
  /[/=.:\d]/.test(text) || ['Slipway', 'ThinkPad', 'vim htop'].includes(text)
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text) && !isSample(text.trim())

interface TemplateNode {
  readonly type: number
  readonly tag?: string
  readonly content?: unknown
  readonly loc: { readonly start: { readonly line: number } }
  readonly children?: readonly TemplateNode[]
  readonly props?: readonly {
    readonly type: number
    readonly name: string
    readonly value?: { readonly content: string }
  }[]
}
const TEXT = 2
const ATTRIBUTE = 6

function rawTexts(node: TemplateNode): string[] {
  const own = node.type === TEXT && typeof node.content === 'string' && hasWords(node.content)
  const attributes = (node.props ?? []).flatMap(({ type, name, value }) =>
    type === ATTRIBUTE && SAID.has(name) && value && hasWords(value.content)
      ? [`${name}="${value.content}"`]
      : [],
  )
  const here = [...(own ? [String(node.content).trim()] : []), ...attributes]
  return [
    ...here.map(text => `line ${node.loc.start.line}: ${text}`),
    ...(node.children ?? []).flatMap(rawTexts),
  ]
}

describe('the templates', () => {
  it('contain no words: every text is in the catalogues', () => {
    expect(files.length).toBeGreaterThan(80)
    const found = files.flatMap(file => {
      const { descriptor } = parse(readFileSync(root + file, 'utf8'), { filename: file })
      const ast = descriptor.template?.ast as unknown as TemplateNode | undefined
      return ast ? rawTexts(ast).map(text => `${file} ${text}`) : []
    })
    expect(found).toEqual([])
  })
})
