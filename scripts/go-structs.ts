/**
 * Which fields do the structs of Go source have: under which JSON names, of which Go types, embedded from where?
 * Reads what kubernetes/api's types.go files contain, line by line; anything else is passed over.
 */

export interface GoField {
  /** As Go prints it, pointers aside: v1.Protocol, []v1.ServicePort, map[string]string. */
  readonly type: string
  /** The embedded struct that the field comes from, as in Probe, which embeds ProbeHandler. */
  readonly embedded?: string
}

/** By struct, then by JSON name. */
export type GoStructs = ReadonlyMap<string, ReadonlyMap<string, GoField>>

/** `nameOf` turns the name of a struct of this file into the one wanted in the result. */
export function goStructs(text: string, nameOf: (struct: string) => string): GoStructs {
  const structs = new Map<string, Map<string, GoField>>()
  let fields: Map<string, GoField> | undefined
  for (const line of text.split('\n')) {
    const opened = /^type (\w+) struct \{/.exec(line)?.[1]
    if (opened !== undefined) {
      fields = new Map()
      structs.set(nameOf(opened), fields)
    } else if (line.startsWith('}')) fields = undefined
    else {
      const [, type, name] = /^\t(?:\w+ +)?(\S+) +`json:"([^",]*)/.exec(line) ?? []
      if (type === undefined || name === undefined || name === '-') continue
      // An embedded struct has no name of its own; its fields are filled in by `withEmbedded`.
      if (name === '') fields?.set(`...${type}`, { type, embedded: type.replace(/^.*\./, '') })
      else fields?.set(name, { type: printed(type) })
    }
  }
  return structs
}

/** The structs of all files, with the fields of embedded structs put where Go's JSON decoder sees them. */
export function withEmbedded(structs: GoStructs): GoStructs {
  return new Map(
    [...structs].map(([struct, fields]) => [struct, new Map([...fields].flatMap(spread(struct)))]),
  )

  function spread(struct: string) {
    const group = struct.replace(/\w+$/, '')
    return ([name, field]: readonly [string, GoField]): readonly (readonly [string, GoField])[] => {
      const { embedded } = field
      if (embedded === undefined) return [[name, field]]
      const inner = structs.get(`${group}${embedded}`) ?? structs.get(embedded)
      if (inner === undefined)
        throw new Error(`${embedded} is embedded in ${struct}, but in none of the files`)
      return [...inner].map(([innerName, { type }]) => [innerName, { type, embedded }])
    }
  }
}

/** `*metav1.Time` is printed v1.Time: pointers are followed, and every package of API types is called v1. */
function printed(type: string): string {
  const list = /^\*?\[\](.*)$/.exec(type)?.[1]
  if (list !== undefined) return `[]${printed(list)}`
  const [, mapKey, element] = /^map\[([^\]]+)\](.*)$/.exec(type) ?? []
  if (mapKey !== undefined && element !== undefined) return `map[${printed(mapKey)}]${printed(element)}`
  const bare = type.replace(/^\*/, '')
  if (bare === 'byte') return 'uint8'
  if (/^(string|bool|int32|int64)$/.test(bare)) return bare
  return bare.includes('.') ? bare.replace(/^(metav1|corev1|v1)\./, 'v1.') : `v1.${bare}`
}
