package ventral.gateway.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that a browser sends for a page of another site. A gateway on loopback may have no authentication,
 * and a browser sends requests for any page that a user opens.
 *
 * <p>A page can point the name of its own host at this machine after it was loaded (DNS rebinding); its requests then
 * look like those of the gateway's own page. Therefore a request must name the gateway by an IP address, by
 * {@code localhost} or by a configured name.
 */
public final class RequestPolicy {

    private static final String KEY = "ventral.gateway.hosts";
    private static final String LOCALHOST = "localhost";
    private static final Set<String> PAGE = Set.of("/", "/index.html");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@]+)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]|%");
    private static final int QUOTED_CHARACTERS = 100;

    private final Set<String> hosts = new HashSet<>();
    private final LongAdder refused = new LongAdder();

    /**
     * Creates a policy.
     *
     * @param hosts names of the gateway besides {@code localhost}
     * @throws IllegalArgumentException if one of them is not a host name
     */
    public RequestPolicy(Collection<String> hosts) {
        for (String name : hosts) {
            UrlAuthority authority = UrlAuthority.parse(name.strip());
            if (authority == null || authority.text().contains(":")) {
                throw new IllegalArgumentException(
                        "%s has '%s', which is not a host name: write it without scheme, port and path, such as ventral.example"
                                .formatted(KEY, name));
            }
            this.hosts.add(authority.host());
        }
    }

    /**
     * Returns why a request is rejected, in printable ASCII without a percent sign; null if it is accepted. Counts the
     * requests that are rejected.
     */
    public @Nullable String findRefusal(RequestHead request) {
        String refusal = refusal(request);
        if (refusal != null) {
            refused.increment();
        }
        return refusal;
    }

    /** Returns how many requests were rejected. */
    public long refusedCount() {
        return refused.sum();
    }

    private @Nullable String refusal(RequestHead request) {
        String written = request.authority();
        if (written == null || written.isEmpty()) {
            return "the request has no header Host: set it to an IP address, localhost or a name of " + KEY;
        }
        UrlAuthority authority = UrlAuthority.parse(written);
        if (authority == null || !isOwn(authority)) {
            return "the header Host is %s, which is not a name of this gateway: use an IP address or localhost, or add the name to %s"
                    .formatted(quoted(written), KEY);
        }
        if ("cross-site".equals(request.fetchSite()) && !opensThePage(request)) {
            return "the header Sec-Fetch-Site is 'cross-site': pages of other sites may not call the gateway; use its own page, opened by an IP address, localhost or a name of "
                    + KEY;
        }
        String origin = request.origin();
        if (origin != null && !isOwnOrigin(origin, authority, request.scheme())) {
            return "the header Origin is %s, which is not the gateway's own page: open the page at the address that it calls, or add the name of its host to %s"
                    .formatted(quoted(origin), KEY);
        }
        return null;
    }

    private boolean isOwn(UrlAuthority authority) {
        return authority.isIpAddress() || authority.host().equals(LOCALHOST) || hosts.contains(authority.host());
    }

    /** Returns whether a user follows a link to the page, which neither changes nor reveals anything. */
    private static boolean opensThePage(RequestHead request) {
        return request.method().equals("GET")
                && "navigate".equals(request.fetchMode())
                && "document".equals(request.fetchDestination())
                && PAGE.contains(request.path());
    }

    /**
     * Returns whether a page has the request's own authority, or a configured name, which a proxy may have replaced. Its
     * scheme may be {@code https} where a proxy ends TLS, but a page without TLS may not call a gateway with TLS.
     */
    private boolean isOwnOrigin(String origin, UrlAuthority own, String scheme) {
        Matcher matcher = ORIGIN.matcher(origin);
        if (!matcher.matches() || (matcher.group(1).equals("http") && scheme.equals("https"))) {
            return false;
        }
        UrlAuthority page = UrlAuthority.parse(matcher.group(2));
        return page != null && (page.text().equals(own.text()) || hosts.contains(page.host()));
    }

    private static String quoted(String value) {
        String printable = UNPRINTABLE.matcher(value).replaceAll("?");
        return "'%s'"
                .formatted(
                        printable.length() <= QUOTED_CHARACTERS
                                ? printable
                                : printable.substring(0, QUOTED_CHARACTERS) + "...");
    }
}
