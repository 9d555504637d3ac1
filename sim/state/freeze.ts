/**
 * Nothing that stands in a cluster changes under its readers' hands: what comes from outside is frozen as it is stored.
 * Parts that are frozen already, because other objects share them, are passed over.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const item of Object.values(value)) deepFreeze(item)
  return value
}
