/** Reads studies from YAML, and reports the line of an invalid value. */
@NullMarked
package ventral.cli.study.yaml;

import org.jspecify.annotations.NullMarked;
