import type { AnswerKind } from '#contract/answer-form.ts'

/** Was eine Art von Antworten auf Deutsch heißt und was sie installiert, wo das kein bloßer Name ist. */
export const germanAnswerKinds: Partial<
  Record<AnswerKind, { readonly title?: string; readonly installs?: string }>
> = {
  autoinstall: { installs: 'Ubuntu Server und Desktop' },
  preseed: { installs: 'Debian, Kali, älteres Ubuntu' },
  proxmox: { title: 'Proxmox-Antwortdatei' },
  'xcp-ng': { title: 'XCP-ng-Antwortdatei' },
  'harvester-create': { title: 'Harvester, neuer Cluster' },
  'harvester-join': { title: 'Harvester, einem Cluster beitreten' },
  autounattend: { installs: 'Windows 10 und 11, Windows Server' },
}
