package ventral.gateway.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that the ledger does not hold.
 *
 * @param cause why it could not be decoded, converted or stored
 */
record DeadLetter(ConsumerRecord<String, byte[]> row, String cause) {}
