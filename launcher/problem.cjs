/** A start that cannot go on, for a reason that one sentence tells. `exitCode` 2: the computer's; 3: the kit's own fault. */
'use strict'

class Problem extends Error {
  /** @param {string} message @param {2 | 3 | 130} exitCode */
  constructor(message, exitCode) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * What the file system refuses, in words; anything else is handed on as it is.
 * @param {any} error @param {any} words @param {string} root
 */
function fromFileSystem(error, words, root) {
  if (error instanceof Problem) return error
  if (['EROFS', 'EACCES', 'EPERM'].includes(error.code)) return new Problem(words.readOnly(root), 2)
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new Problem(words.diskFull(root), 2)
  return error
}

module.exports = { Problem, fromFileSystem }
