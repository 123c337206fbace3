import { defineStore } from 'pinia'
import { computed, inject, ref } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useStored } from '../composables/use-stored.ts'
import { messageOfStageHead } from '#words/stage.ts'
import { useWords } from '../composables/use-words.ts'
import { createNoticeWatch } from '../model/boot-notice.ts'
import { summariseBoot } from '../model/boot-summary.ts'
import { visible } from '../text/visible.ts'
import { useMachines } from './machines.ts'

/** Desktop notifications for someone who is not looking at the page. Off until they are requested. */
export const useNotifications = defineStore('notifications', () => {
  const client = inject(ClientKey)!
  const { t, describe } = useWords()
  const machines = useMachines()
  /** Browsers allow them for secure pages and this computer's pages only. */
  const isPossible = 'Notification' in window && window.isSecureContext
  const permission = ref(isPossible ? Notification.permission : 'denied')
  const isWanted = useStored('notifications', false)
  const isOn = computed(() => isPossible && isWanted.value && permission.value === 'granted')
  const notices = createNoticeWatch()

  async function switchTo(wanted: boolean): Promise<void> {
    isWanted.value = wanted
    if (wanted && isPossible) permission.value = await Notification.requestPermission()
  }

  async function load(): Promise<void> {
    notices.know(await client.call('boots.list', { limit: 200 }))
  }

  client.on('boot.changed', boot => {
    const notice = notices.next(boot)
    if (notice === null || !isOn.value || document.hasFocus()) return
    const { stage } = summariseBoot(boot)
    const title = t(`notify.${notice}`, { name: visible(machines.nameOf(boot.mac)) })
    const shown = new Notification(title, {
      body: stage ? describe(messageOfStageHead(stage)) : '',
      tag: `${boot.mac} ${boot.id}`,
      icon: 'icon.svg',
    })
    shown.onclick = () => {
      window.focus()
      location.hash = `#/machines/${encodeURIComponent(boot.mac)}`
      shown.close()
    }
  })

  return { isPossible, permission, isWanted, isOn, switchTo, load }
})
