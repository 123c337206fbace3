import type { MacAddress } from '#contract/address.ts'
import type { Remedy } from '#contract/finding.ts'
import { useRouter } from 'vue-router'
import { useMachines } from '../stores/machines.ts'
import { useServe } from './use-serve.ts'

/** What a button can do about a stopped boot. Null if the user has to do it by hand. */
export function useRemedy() {
  const router = useRouter()
  const machines = useMachines()
  const serve = useServe()

  async function serveAs(mode: 'server' | 'proxy'): Promise<void> {
    const restarted = serve.restart({ mode })
    await router.push({ name: 'serve' })
    await restarted
  }

  function actionOf(remedy: Remedy, mac: MacAddress): (() => Promise<unknown>) | null {
    switch (remedy.kind) {
      case 'serve-as-server':
        return canServeAs('server') ? () => serveAs('server') : null
      case 'serve-as-proxy':
        return canServeAs('proxy') ? () => serveAs('proxy') : null
      case 'pin-loader':
        return () => machines.change(mac, { loader: remedy.loader, filename: null })
      case 'secure-boot-on':
        return () => machines.change(mac, { secureBoot: 'on' })
      case 'let-slipway-choose':
        return () => machines.change(mac, { loader: null, filename: null })
      case 'own-disk':
        return () => machines.change(mac, { next: 'local' })
      case 'fetch-boot-files':
        return () => router.push({ name: 'settings' })
      case 'find-image':
        return () => router.push({ name: 'image', params: { id: remedy.imageId } })
      case 'open-port':
        return () => router.push({ name: 'doctor' })
      case 'show-leases':
        return () => router.push({ name: 'machines' })
      default:
        return null
    }
  }

  const canServeAs = (mode: 'server' | 'proxy'): boolean =>
    serve.serving.state.state === 'serving' && serve.serving.state.dhcp !== mode

  /** Restarting interrupts every machine that is loading: asks first. */
  const needsConsent = (remedy: Remedy): boolean =>
    remedy.kind === 'serve-as-server' || remedy.kind === 'serve-as-proxy'

  return { actionOf, needsConsent }
}
