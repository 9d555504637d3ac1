/** Labels of an object, and the selector of a Service: both are maps from keys to values. */
export type Labels = Readonly<Record<string, string>>
