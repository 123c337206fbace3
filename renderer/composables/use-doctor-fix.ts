import type { DoctorFix } from '#contract/doctor.ts'
import { useRouter } from 'vue-router'
import { useCards } from '../stores/cards.ts'
import { useConnection } from '../stores/connection.ts'
import { useDhcpDrafts } from '../stores/dhcp-drafts.ts'

/** The action of a button on a finding; null if the user has to do it by hand, or is asked first. */
export function useDoctorFix() {
  const router = useRouter()
  const cards = useCards()
  const connection = useConnection()
  const drafts = useDhcpDrafts()

  function actionOf(fix: DoctorFix): (() => Promise<unknown>) | null {
    switch (fix.kind) {
      case 'fetch-boot-files':
        return () => connection.fetchBootFiles()
      case 'serve-as':
        return () => changeDraft({ mode: fix.mode })
      case 'other-http-port':
        return () => changeDraft({ httpPort: String(fix.port) })
      case 'other-card':
        return () => chooseCard(fix.card)
      default:
        return null
    }
  }

  /** The user still has to press the button on Serve. */
  async function changeDraft(change: Parameters<typeof drafts.change>[1]): Promise<unknown> {
    if (cards.chosen) drafts.change(cards.chosen, change)
    return router.push({ name: 'serve' })
  }

  async function chooseCard(name: string | null): Promise<unknown> {
    const card = name === null ? null : cards.byName(name)
    if (card) cards.choose(card)
    return router.push({ name: 'serve' })
  }

  return { actionOf }
}
