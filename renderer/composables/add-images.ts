import type { InjectionKey } from 'vue'

/** Opens the file chooser for images; the frame owns the one chooser and the drop target. */
export interface AddImages {
  choose(): void
}

export const AddImagesKey: InjectionKey<AddImages> = Symbol('add-images')
