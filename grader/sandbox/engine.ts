/**
 * QuickJS itself, as WebAssembly: compiled once, and for every guest an instance whose memory holds zeros and has a
 * maximum. The engine's own limit does not hold (measured: 64 MB grew to 2 GB), that of the memory does.
 */
import variant from '@jitl/quickjs-wasmfile-release-sync'
import {
  type CustomizeVariantOptions,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core'
import { withoutClock } from './no-clock.ts'
import { webAssembly } from './web-assembly.ts'

/** Opens instances of the engine, whose code is compiled once. */
export type Engine = () => Promise<EngineInstance>

/** New, and nobody else's. */
export interface EngineInstance {
  readonly module: QuickJSWASMModule
  /** For who is done with it, and never calls it again: its memory, overwritten with zeros, is the next one's. */
  readonly giveBack: () => void
}

export function engineFrom(wasm: Uint8Array, memoryMegabytes: number): Engine {
  const { Module, Memory, Instance } = webAssembly<object, WasmMemory, WasmInstance>()
  const compiled = new Module(wasm)
  const pages = memoryMegabytes * 16
  const size = { initial: Math.min(256, pages), maximum: pages }
  // A memory of its own for each would have the garbage collector run for every few of them.
  const spare: WasmMemory[] = []
  return async () => {
    const wasmMemory = spare.pop() ?? new Memory(size)
    // Here and now: half a millisecond, where a thread of its own would first have to be free.
    const instantiateWasm: Loader['instantiateWasm'] = (imports, onSuccess) => {
      const instance = new Instance(compiled, withoutClock(imports, wasmMemory))
      onSuccess(instance)
      return instance.exports
    }
    const module = await newQuickJSWASMModuleFromVariant(
      newVariant(release, { wasmMemory, emscriptenModule: { instantiateWasm } }),
    )
    const giveBack = (): void => {
      const { buffer } = wasmMemory
      // One that has grown cannot shrink again, and would be told from a new one.
      if (buffer.byteLength !== size.initial * pageBytes || spare.includes(wasmMemory)) return
      new Uint8Array(buffer).fill(0)
      spare.push(wasmMemory)
    }
    return { module, giveBack }
  }
}

const pageBytes = 65_536

type Loader = Required<NonNullable<CustomizeVariantOptions['emscriptenModule']>>
type WasmMemory = NonNullable<Loader['wasmMemory']>
type WasmInstance = Parameters<Parameters<Loader['instantiateWasm']>[1]>[0]

// Its types are those of the CommonJS build, where the variant stands under `default`; what is loaded is the other one.
const release = variant as unknown as QuickJSSyncVariant
