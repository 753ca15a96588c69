package ventral.gateway.ledger.model;

import ventral.contract.name.ResourceName;

/** Validates ids of suites, which are groups of benchmarks. */
final class SuiteId {

    private SuiteId() {}

    /**
     * Checks a suite id.
     *
     * @throws IllegalArgumentException if {@code suite} is neither an id nor empty, which stands for a benchmark alone
     */
    static void check(String suite) {
        if (!suite.isEmpty()) {
            ResourceName.checkId("suite", suite);
        }
    }
}
