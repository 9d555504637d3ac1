/** The part of WebAssembly that is used here; Node's types leave it to those of browsers. */

export interface WebAssemblyOf<Module, Memory> {
  readonly Module: new (code: Uint8Array) => Module
  /** Pages of 64 KiB. */
  readonly Memory: new (size: {
    readonly initial: number
    readonly maximum: number
  }) => Memory
}

export function webAssembly<Module, Memory>(): WebAssemblyOf<Module, Memory> {
  return (globalThis as unknown as { readonly WebAssembly: WebAssemblyOf<Module, Memory> }).WebAssembly
}
