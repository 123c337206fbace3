interface Tree {
  readonly [key: string]: string | Tree
}

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúyýAÁEÉIÍOÓUÚcçnñsš'.matchAll(/(.)(.)/gu)].map(([, plain, accented]) => [plain!, accented!]),
)

/** A language nobody speaks, for tests: readable, in brackets, and as much longer as German may be. */
export function toPseudo<T>(messages: T): T {
  return walk(messages as Tree) as T
}

const walk = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.split(' | ').map(pseudoText).join(' | ') : walk(value),
    ]),
  )

/** Places for values stay as they are. */
function pseudoText(text: string): string {
  const accented = text.replaceAll(/\{\w+\}|./gsu, part => ACCENTED[part] ?? part)
  const words = text.replaceAll(/\{\w+\}/g, '').length
  return `⟦${accented}${' ~~'.repeat(Math.ceil((words * 0.3) / 3))}⟧`
}
