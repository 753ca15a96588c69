@org.jspecify.annotations.NullMarked
package ventral.contract.pixels;
