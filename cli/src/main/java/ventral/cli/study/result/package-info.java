/** Holds the results of a study's runs, and compares objectives, controls and dataset sizes. */
@NullMarked
package ventral.cli.study.result;

import org.jspecify.annotations.NullMarked;
