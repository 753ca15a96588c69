/** Reads studies from YAML, and says in which line a value is wrong. */
@NullMarked
package ventral.cli.study.yaml;

import org.jspecify.annotations.NullMarked;
