/** Describes samples of a system under load: what they are parsed from, and the file that holds them. */
@NullMarked
package ventral.benchmarks.load.sample;

import org.jspecify.annotations.NullMarked;
