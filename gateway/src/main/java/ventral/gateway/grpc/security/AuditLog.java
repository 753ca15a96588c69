package ventral.gateway.grpc.security;

import org.jboss.logging.Logger;
import ventral.gateway.security.AuditRecord;

/** Receives the records of calls that change something, and of refused calls. */
@FunctionalInterface
public interface AuditLog {

    /** Writes one line for each record to the logger {@code ventral.audit}. */
    AuditLog LOGGER = new AuditLog() {
        private static final Logger LOG = Logger.getLogger("ventral.audit");

        @Override
        public void log(AuditRecord record) {
            LOG.info(record.toLine());
        }
    };

    void log(AuditRecord record);
}
