import { inject, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useAnswers } from '../stores/answers.ts'
import { useBoots } from '../stores/boots.ts'
import { useCards } from '../stores/cards.ts'
import { useConnection } from '../stores/connection.ts'
import { useDhcpDrafts } from '../stores/dhcp-drafts.ts'
import { useGroups } from '../stores/groups.ts'
import { useImages } from '../stores/images.ts'
import { useLab } from '../stores/lab.ts'
import { useLeases } from '../stores/leases.ts'
import { useLog } from '../stores/log.ts'
import { useMachines } from '../stores/machines.ts'
import { useMenu } from '../stores/menu.ts'
import { useNotifications } from '../stores/notifications.ts'
import { useOwnScripts } from '../stores/own-scripts.ts'
import { useServing } from '../stores/serving.ts'
import { useTasks } from '../stores/tasks.ts'
import { useWarnings } from '../stores/warnings.ts'

/**
 * Requests everything from the engine when the connection opens, and again after every reconnection: pushes in between
 * are lost. The stores subscribe before they request, and receive pushes of the meantime after the replies.
 */
export function useEngineState(): void {
  const client = inject(ClientKey)!
  const connection = useConnection()
  // It subscribes from the start, so that it sees how tasks end.
  useTasks()
  const stores = [
    connection,
    useServing(),
    useCards(),
    useDhcpDrafts(),
    useImages(),
    useMenu(),
    useMachines(),
    useGroups(),
    useOwnScripts(),
    useAnswers(),
    useLeases(),
    useLab(),
    useBoots(),
    useNotifications(),
    useLog(),
    useWarnings(),
  ]
  watch(
    () => connection.isOnline,
    isOnline => {
      // A store whose request fails keeps its data; the banner says that it may be out of date.
      if (isOnline) client.holdPushesFor(Promise.allSettled(stores.map(store => store.load())))
    },
    { immediate: true },
  )
}
