/** Remembers the last result of a computation, and computes it again only from other inputs. */
export class Remembered<T> {
  private inputs: readonly unknown[] | null = null;
  private result: T | undefined;

  /** Returns what `compute` returns for these inputs, which are compared by identity. */
  of(inputs: readonly unknown[], compute: () => T): T {
    const before = this.inputs;
    const isSame =
      before !== null &&
      before.length === inputs.length &&
      inputs.every((input, index) => Object.is(input, before[index]));
    if (!isSame) {
      this.result = compute();
      this.inputs = inputs;
    }
    return this.result as T;
  }
}
