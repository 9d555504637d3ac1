/** Labels of an object: a map from keys to values. */
export type Labels = Readonly<Record<string, string>>
