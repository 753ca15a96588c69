package ventral.gateway.ledger;

import ventral.contract.name.ResourceName;

/** Names of suites, which are benchmarks that belong together. */
final class Suites {

    private Suites() {}

    /** @throws IllegalArgumentException if {@code suite} is neither an id nor empty, as it is for a benchmark alone */
    static void check(String suite) {
        if (!suite.isEmpty()) {
            ResourceName.checkId("suite", suite);
        }
    }
}
