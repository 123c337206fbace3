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
 * Asks the engine for everything when the link comes up, and again whenever it comes back: what was pushed
 * in between is lost. The stores listen before they ask, and hear what was pushed meanwhile after the answers.
 */
export function useEngineState(): void {
  const client = inject(ClientKey)!
  const connection = useConnection()
  // It watches from the start, so that it sees how things end.
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
      // A store that gets no answer keeps what it has; the link's own banner says that it may be old.
      if (isOnline) client.holdPushesFor(Promise.allSettled(stores.map(store => store.load())))
    },
    { immediate: true },
  )
}
