import type { Handlers, Method } from '#contract/methods.ts'
import type { Adoption } from './adoption.ts'
import type { ProfileEditor } from './profile-editor.ts'

export type UnattendedHandlers = Pick<Handlers, Extract<Method, `answers.${string}`>>

/** The API methods for answer files. */
export function unattendedHandlers(needs: {
  /** Loads the template language with the first request that uses it. */
  readonly editor: () => Promise<ProfileEditor>
  readonly hasProfiles: () => boolean
  /** Throws `not-serving`. */
  readonly offerAdoption: () => ReturnType<Adoption['offer']>
}): UnattendedHandlers {
  const { editor, hasProfiles, offerAdoption } = needs
  return {
    'answers.list': async () => (hasProfiles() ? (await editor()).list() : []),
    'answers.show': async ({ id }) => (await editor()).show(id),
    'answers.add': async request => (await editor()).add(request),
    'answers.change': async ({ id, change }) => (await editor()).change(id, change),
    'answers.confirm': async ({ id, revision }) => (await editor()).confirm(id, revision),
    async 'answers.remove'({ id }) {
      ;(await editor()).remove(id)
      return null
    },
    'answers.draft': async draft => (await editor()).draft(draft),
    'answers.render': async request => (await editor()).render(request),
    async 'answers.storePassword'({ kind, password }) {
      const { storePassword } = await import('./password-hash.ts')
      return storePassword(kind, password)
    },
    'answers.adopt': async () => offerAdoption(),
  }
}
