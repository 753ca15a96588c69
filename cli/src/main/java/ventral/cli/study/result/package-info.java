/** Holds what a study's runs gave, and compares objectives, controls and dataset sizes. */
@NullMarked
package ventral.cli.study.result;

import org.jspecify.annotations.NullMarked;
