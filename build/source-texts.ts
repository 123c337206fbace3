import ts from 'typescript'

/** A comment or the name of a test, without its markers and without code in backticks. */
export interface SourceText {
  /** The line on which it starts. */
  readonly line: number
  readonly text: string
}

const NAMED_BY_TEXT = new Set(['it', 'test', 'describe', 'nameWith'])

/** The comments of a TypeScript, JavaScript or Vue file, and the names of tests in it. Phrases may span lines. */
export function textsOf(file: string, source: string): readonly SourceText[] {
  if (!file.endsWith('.vue')) return textsOfScript(source)
  const parts = source.split(/(<script\b[^>]*>|<\/script>)/)
  // Blank parts keep the lines of the others.
  const only = (isKept: (at: number) => boolean): string =>
    parts.map((part, at) => (isKept(at) ? part : part.replaceAll(/\S/g, ' '))).join('')
  const markup = only(at => at % 4 !== 2)
  return [
    ...textsOfScript(only(at => at % 4 === 2)),
    ...Array.from(markup.matchAll(/<!--.*?-->|\/\*.*?\*\//gs), ({ 0: comment, index }) => ({
      line: markup.slice(0, index).split('\n').length,
      text: prose(comment),
    })),
  ]
}

function textsOfScript(source: string): readonly SourceText[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1
  const comments = new Map<number, string>()
  const names: SourceText[] = []
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(source, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(source, node.end) ?? []),
    ]
    for (const { pos, end } of ranges) comments.set(pos, source.slice(pos, end))
    const name = nameIn(node)
    if (name !== null) names.push({ line: lineOf(node.getStart(file)), text: prose(name) })
    // Comments belong to tokens, which only `getChildren` returns.
    for (const child of node.getChildren(file)) if (!ts.isJSDoc(child)) visit(child)
  }
  visit(file)
  const sorted = [...comments].sort(([one], [other]) => one - other)
  return [...joinLines(sorted.map(([at, text]) => ({ line: lineOf(at), text }))), ...names]
}

/** A sentence in `//` comments goes over as many of them as follow each other. */
function joinLines(comments: readonly SourceText[]): readonly SourceText[] {
  const joined: { line: number; end: number; text: string }[] = []
  for (const { line, text } of comments) {
    const last = joined.at(-1)
    if (last?.end === line - 1 && last.text.startsWith('//') && text.startsWith('//')) {
      last.text += `\n${text}`
      last.end = line
    } else joined.push({ line, end: line, text })
  }
  return joined.map(({ line, text }) => ({ line, text: prose(text) }))
}

/** The first argument of `it('…')`, `it.each(rows)('…')` or `nameWith('…', reason)`, if it is a literal. */
function nameIn(node: ts.Node): string | null {
  if (!ts.isCallExpression(node)) return null
  let callee: ts.Node = node.expression
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression
  if (!ts.isIdentifier(callee) || !NAMED_BY_TEXT.has(callee.text)) return null
  const [name] = node.arguments
  if (name && ts.isStringLiteralLike(name)) return name.text
  if (!name || !ts.isTemplateExpression(name)) return null
  return [name.head, ...name.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(' … ')
}

const prose = (text: string): string =>
  text
    .replaceAll(/^\s*(?:\/\*\*?|\*(?!\/)|\/\/|<!--)|\*\/$|-->$/gm, '')
    .replaceAll(/`[^`]*`/g, '``')
    .replaceAll(/\s+/g, ' ')
    .trim()
