import type { CustomStart, MenuLanguage, ScriptProblem } from '#contract/menu.ts'
import { checkGrubBody } from '../check/check-grub.ts'
import { checkIpxeBody } from '../check/check-ipxe.ts'
import { checkPxelinuxBody } from '../check/check-pxelinux.ts'

export const MENU_LANGUAGES: readonly MenuLanguage[] = ['ipxe', 'grub', 'pxelinux']

const CHECKS: Readonly<Record<MenuLanguage, (text: string) => readonly ScriptProblem[]>> = {
  ipxe: checkIpxeBody,
  grub: checkGrubBody,
  pxelinux: checkPxelinuxBody,
}

/** What the body of an entry would do wrong in its loader, as far as Slipway itself can tell. */
export function checkBody(language: MenuLanguage, text: string): readonly ScriptProblem[] {
  return CHECKS[language](text)
}

/** The mistakes in all texts of an entry. */
export function checkCustomStart(
  start: CustomStart,
): readonly (ScriptProblem & { readonly language: MenuLanguage })[] {
  if (start.kind !== 'text') return []
  return MENU_LANGUAGES.flatMap(language => {
    const text = start[language]
    return text === null ? [] : checkBody(language, text).map(problem => ({ ...problem, language }))
  })
}
