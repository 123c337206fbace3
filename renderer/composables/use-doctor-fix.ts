import type { DoctorFix } from '#contract/doctor.ts'
import { useRouter } from 'vue-router'
import { useCards } from '../stores/cards.ts'
import { useConnection } from '../stores/connection.ts'
import { useDhcpDrafts } from '../stores/dhcp-drafts.ts'

/** What one press of a button does about a finding; null where it is for the user's hands, or asks first. */
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

  /** The button on Serve is still the user's to press. */
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
