import { computed, inject, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Command } from '../model/match-command.ts'
import { SCREENS } from '../model/screen.ts'
import { useImages } from '../stores/images.ts'
import { useMachines } from '../stores/machines.ts'
import { useTasks } from '../stores/tasks.ts'
import { visible } from '../text/visible.ts'
import { AddImagesKey } from './add-images.ts'
import { ShowShortcutsKey } from './show-shortcuts.ts'
import { useServe } from './use-serve.ts'
import { THEMES } from './use-theme.ts'
import { useAppearance } from '../stores/appearance.ts'
import { useWords } from './use-words.ts'

/** Pages, actions, machines and images by name. */
export function useCommands(): ComputedRef<readonly Command[]> {
  const { t } = useWords()
  const router = useRouter()
  const addImages = inject(AddImagesKey)!
  const showShortcuts = inject(ShowShortcutsKey)!
  const appearance = useAppearance()
  const images = useImages()
  const machines = useMachines()
  const tasks = useTasks()
  const serve = useServe()

  const screens = computed(() =>
    SCREENS.map((name): Command => {
      return {
        id: `screen ${name}`,
        group: 'screens',
        title: t(`nav.${name}`),
        hint: '',
        run: () => router.push({ name }),
      }
    }),
  )

  const serving = computed((): Command[] => {
    const { state } = serve.serving
    const action = { id: 'serve', group: 'actions', hint: 'Ctrl/⌘ + Enter' } as const
    if (state.state === 'serving')
      return [{ ...action, title: t('serve.stop'), run: () => serve.serving.stop() }]
    const nic = serve.cards.chosen?.name
    if (!nic || !serve.canServe.value || state.state === 'starting') return []
    return [{ ...action, title: t('serve.button', { nic }), run: startHere }]
  })

  async function startHere(): Promise<void> {
    await router.push({ name: 'serve' })
    await serve.start()
  }

  const actions = computed((): Command[] => [
    ...serving.value,
    { id: 'add', group: 'actions', title: t('keys.add'), hint: 'Ctrl/⌘ + O', run: addImages.choose },
    {
      id: 'tasks',
      group: 'actions',
      title: t('palette.showTasks'),
      hint: '',
      run: () => (tasks.isOpen = true),
    },
    { id: 'keys', group: 'actions', title: t('keys.title'), hint: 'F1', run: showShortcuts },
    ...THEMES.filter(theme => theme !== appearance.theme).map((theme): Command => {
      return {
        id: `theme ${theme}`,
        group: 'actions',
        title: t('palette.theme', { theme: t(`settings.themes.${theme}`) }),
        hint: '',
        run: () => (appearance.theme = theme),
      }
    }),
  ])

  const ofMachines = computed(() =>
    machines.list.map(({ mac }): Command => {
      return {
        id: `machine ${mac}`,
        group: 'machines',
        title: visible(machines.nameOf(mac)),
        hint: mac,
        run: () => router.push({ name: 'machine', params: { mac } }),
      }
    }),
  )

  const ofImages = computed(() =>
    images.list.map(({ id, name, path }): Command => {
      return {
        id: `image ${id}`,
        group: 'images',
        title: visible(name),
        hint: visible(path),
        run: () => router.push({ name: 'image', params: { id } }),
      }
    }),
  )

  return computed(() => [...screens.value, ...actions.value, ...ofMachines.value, ...ofImages.value])
}
