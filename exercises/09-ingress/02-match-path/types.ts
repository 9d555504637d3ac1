/** How a path of an Ingress rule is compared. Every path has to say it. */
export type PathType = 'Exact' | 'Prefix'
