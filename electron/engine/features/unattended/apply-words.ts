import type { BootTarget } from '#contract/image.ts'

/** What an entry gets for its answers. */
export interface AnswerWords {
  readonly arguments: readonly string[]
  /** Names of arguments of the entry's own that go. */
  readonly replaces: RegExp
  /** For Windows PE: files that wimboot puts beside its own. */
  readonly files: readonly { readonly name: string; readonly path: string }[]
}

/** An entry that points its installer at its answers. */
export function withAnswers<T extends BootTarget>(target: T, words: AnswerWords): T {
  switch (target.kind) {
    case 'multiboot': {
      // The hypervisor's own arguments are none of the installer's; its kernel is the first module.
      const [kernel, ...rest] = target.modules
      if (!kernel) return target
      return { ...target, modules: [{ ...kernel, arguments: insert(kernel.arguments, words) }, ...rest] }
    }
    case 'wimboot':
      return { ...target, files: [...target.files, ...words.files] }
    default:
      return { ...target, arguments: insert(target.arguments, words) }
  }
}

/** In front of `---`: what is behind it is copied into the installed system's own boot configuration. */
function insert(text: string, { arguments: added, replaces }: AnswerWords): string {
  const own = (text.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).filter(
    word => !replaces.test(word.replace(/^"/, '').split('=', 1)[0] ?? ''),
  )
  const end = own.findIndex(word => /^--+$/.test(word))
  const at = end < 0 ? own.length : end
  return [...own.slice(0, at), ...added, ...own.slice(at)].join(' ')
}
