/** Something that is said of an image, as data: its words are made where it is shown. */
export interface ImageRemark {
  /** One of `remark.*` in the catalogues, or of a newer version. */
  readonly code: string
  /** May hold whatever a disc says of itself. */
  readonly params: Readonly<Record<string, string | number>>
}
