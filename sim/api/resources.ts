/** How much of the node a container asks for and may use. Source: kubernetes/api core/v1/types.go. */

/** 500m, 64Mi, 0.5, 2: text or a number. */
export type Quantity = string | number

export interface ResourceRequirements {
  readonly limits?: Readonly<Record<string, Quantity>>
  readonly requests?: Readonly<Record<string, Quantity>>
  readonly claims?: readonly { readonly name: string; readonly request?: string }[]
}
