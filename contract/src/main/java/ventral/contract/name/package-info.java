/** Resource names: one identity in the API, in Kafka, in the database and in the logs. */
@NullMarked
package ventral.contract.name;

import org.jspecify.annotations.NullMarked;
