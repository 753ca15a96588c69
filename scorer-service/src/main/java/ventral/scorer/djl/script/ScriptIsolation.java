package ventral.scorer.djl.script;

/** Degree to which the kernel isolates a process that runs TorchScript, as far as this machine permits. */
enum ScriptIsolation {
    /** No network, and a read-only view of only those files that Java and PyTorch consist of. */
    PRIVATE_FILES("without network, and with a read-only view of the files of Java and PyTorch alone"),
    /** No network. The process sees the files of its user. */
    NO_NETWORK("without network, but with the files that this user may access"),
    /** User namespaces are not permitted, as in most containers. */
    NONE("with the network and the files of this user, because user namespaces are not permitted here");

    private final String description;

    ScriptIsolation(String description) {
        this.description = description;
    }

    /** Returns the rest of a sentence about a process. */
    String description() {
        return description;
    }
}
