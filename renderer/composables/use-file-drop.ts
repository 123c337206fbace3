import { onScopeDispose, ref, type Ref } from 'vue'

export interface FileDrop {
  readonly isOver: Ref<boolean>
  readonly count: Ref<number>
  /** None of the dragged items can be an image. */
  readonly isUseless: Ref<boolean>
}

/** The whole window accepts dropped files. During a drag only their types are known, not their names. */
export function useFileDrop(onFiles: (files: File[]) => void): FileDrop {
  const isOver = ref(false)
  const count = ref(0)
  const isUseless = ref(false)
  let depth = 0

  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

  function onEnter(event: DragEvent): void {
    if (!carriesFiles(event)) return
    event.preventDefault()
    depth += 1
    const items = [...(event.dataTransfer?.items ?? [])].filter(item => item.kind === 'file')
    count.value = items.length
    isUseless.value = items.length > 0 && items.every(item => /^(image|audio|video|text)\//.test(item.type))
    isOver.value = true
  }

  function onOver(event: DragEvent): void {
    if (!carriesFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = isUseless.value ? 'none' : 'copy'
  }

  function onLeave(event: DragEvent): void {
    if (!carriesFiles(event)) return
    depth = Math.max(0, depth - 1)
    if (depth === 0) isOver.value = false
  }

  function onDrop(event: DragEvent): void {
    depth = 0
    isOver.value = false
    if (!carriesFiles(event)) return
    event.preventDefault()
    onFiles([...(event.dataTransfer?.files ?? [])])
  }

  const listeners = { dragenter: onEnter, dragover: onOver, dragleave: onLeave, drop: onDrop } as const
  for (const [name, listener] of Object.entries(listeners))
    window.addEventListener(name, listener as EventListener)
  onScopeDispose(() => {
    for (const [name, listener] of Object.entries(listeners))
      window.removeEventListener(name, listener as EventListener)
  })
  return { isOver, count, isUseless }
}
