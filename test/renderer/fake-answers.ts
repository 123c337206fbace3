import type { AnswerProfile } from '#contract/answer.ts'
import type { Push } from '#contract/events.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createProfileEditor } from '#engine/features/unattended/profile-editor.ts'
import { createTemplateContexts } from '#engine/features/unattended/template-context.ts'
import { storePassword } from '#engine/features/unattended/password-hash.ts'
import type { UnattendedHandlers } from '#engine/features/unattended/handlers.ts'
import type { StoredAnswer } from '#engine/store/sqlite-answer-store.ts'
import type { FakeState } from './fake-engine.ts'

export type FakeAnswer = StoredAnswer

/** The real profile editor over plain data. */
export function fakeAnswers(
  state: FakeState,
  { push, note }: { push: (message: Push) => void; note: (method: string, input: unknown) => void },
): UnattendedHandlers {
  const answers = new Map((state.answers ?? []).map(answer => [answer.id, answer]))
  const store = {
    list: () => [...answers.values()],
    find: (id: string) => answers.get(id) ?? null,
    save: (answer: StoredAnswer) => void answers.set(answer.id, answer),
    remove: (id: string) => answers.delete(id),
  }
  const desk = createProfileEditor({
    clock: systemClock,
    publish: (name, payload) => push({ name, payload } as Push),
    store,
    contexts: createTemplateContexts({
      groupVariables: () => ({}),
      callHomeBase: (_mac, serverUrl) => `${serverUrl}/report`,
    }),
    machines: {
      list: () => [...state.machines],
      find: mac => state.machines.find(one => one.mac === mac) ?? null,
      change: mac => state.machines.find(one => one.mac === mac)!,
    },
    entries: () => state.images.flatMap(image => image.entries.map(target => ({ image, target }))),
    place: () => null,
  })
  const noted =
    <I>(method: string, act: (input: I) => Promise<AnswerProfile> | AnswerProfile) =>
    async (input: I): Promise<AnswerProfile> => {
      note(method, input)
      return act(input)
    }
  return {
    'answers.list': async () => desk.list(),
    'answers.show': async ({ id }) => desk.show(id),
    'answers.add': noted('answers.add', request => desk.add(request)),
    'answers.change': noted('answers.change', ({ id, change }) => desk.change(id, change)),
    'answers.confirm': noted('answers.confirm', ({ id, revision }) => desk.confirm(id, revision)),
    'answers.remove': async ({ id }) => {
      note('answers.remove', { id })
      desk.remove(id)
      return null
    },
    'answers.draft': draft => desk.draft(draft),
    'answers.render': async request => desk.render(request),
    'answers.storePassword': ({ kind, password }) => storePassword(kind, password),
    'answers.adopt': async () => ({
      commands: [
        {
          kind: 'autoinstall',
          command: `sudo curl -fsS -T /var/log/installer/autoinstall-user-data http://192.168.7.1:8080/adopt/${'5e'.repeat(16)}/autoinstall`,
        },
        {
          kind: 'kickstart',
          command: `sudo curl -fsS -T /root/anaconda-ks.cfg http://192.168.7.1:8080/adopt/${'5e'.repeat(16)}/kickstart`,
        },
      ],
      expiresAtMs: Date.now() + 15 * 60_000,
    }),
  }
}
