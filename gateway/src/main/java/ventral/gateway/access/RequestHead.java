package ventral.gateway.access;

import org.jspecify.annotations.Nullable;

/**
 * Holds the parts of an HTTP request that say where it goes and which page sent it.
 *
 * @param path path without the query
 * @param scheme {@code http} or {@code https}
 * @param authority the header {@code Host} or {@code :authority}; null if the request has neither
 * @param origin the header {@code Origin}; null if the request has none
 * @param fetchSite the header {@code Sec-Fetch-Site}; null if the request has none
 * @param fetchMode the header {@code Sec-Fetch-Mode}; null if the request has none
 * @param fetchDestination the header {@code Sec-Fetch-Dest}; null if the request has none
 */
public record RequestHead(
        String method,
        String path,
        String scheme,
        @Nullable String authority,
        @Nullable String origin,
        @Nullable String fetchSite,
        @Nullable String fetchMode,
        @Nullable String fetchDestination) {

    /** Names of the headers that adapters read. */
    public static final String ORIGIN = "origin";

    public static final String FETCH_SITE = "sec-fetch-site";
    public static final String FETCH_MODE = "sec-fetch-mode";
    public static final String FETCH_DESTINATION = "sec-fetch-dest";
}
