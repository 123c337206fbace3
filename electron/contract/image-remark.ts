/** A remark about an image, as data: the sentence is made where it is shown. */
export interface ImageRemark {
  /** One of `remark.*` in the catalogues, or one of a newer version. */
  readonly code: string
  /** May hold text from the disc. */
  readonly params: Readonly<Record<string, string | number>>
}
