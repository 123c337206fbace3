import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { answerError, unreadable, type Parsed } from './parse.ts'

/**
 * The elements of an XML 1.0 document by name. Always lists, so that one element is read like many. Attributes begin
 * with `@`.
 */
export interface XmlElement {
  readonly [name: string]: readonly (XmlElement | string)[] | string
}

/**
 * XML 1.0. Entities are left as they are: the checks only read names and plain values, and expanding a hostile file's
 * entities is dangerous.
 */
export function parseXml(text: string): Parsed {
  const verdict = XMLValidator.validate(text, { allowBooleanAttributes: false })
  if (verdict !== true) {
    const { msg: detail, line, col: column } = verdict.err
    return unreadable(answerError('syntax', { syntax: 'XML', detail }, { line, column }))
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  })
  try {
    return { value: parser.parse(text) as unknown, problems: [] }
  } catch (error) {
    return unreadable(answerError('syntax', { syntax: 'XML', detail: (error as Error).message }))
  }
}

/** All elements at the end of a path of names, through every matching element. */
export function elementsAt(root: unknown, ...path: readonly string[]): readonly (XmlElement | string)[] {
  let found: readonly unknown[] = [root]
  for (const name of path)
    found = found.flatMap(one => {
      const inner = typeof one === 'object' && one !== null ? (one as XmlElement)[name] : undefined
      return Array.isArray(inner) ? (inner as unknown[]) : []
    })
  return found as readonly (XmlElement | string)[]
}

/** The text of an element, without its attributes. */
export function textOf(element: XmlElement | string | undefined): string {
  if (element === undefined) return ''
  if (typeof element === 'string') return element.trim()
  const text = element['#text']
  return typeof text === 'string' ? text.trim() : ''
}

export const textAt = (root: unknown, ...path: readonly string[]): string =>
  textOf(elementsAt(root, ...path)[0])
