@org.jspecify.annotations.NullMarked
package ventral.platform.pixels;
