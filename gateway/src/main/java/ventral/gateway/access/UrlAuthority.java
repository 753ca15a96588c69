package ventral.gateway.access;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a host as a URL writes it, with or without a port.
 *
 * @param text the whole authority in lower case
 * @param host the host in lower case, without a final dot; an IPv6 address has its brackets
 */
record UrlAuthority(String text, String host) {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IP_ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|(?:" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+?)\\.?(?::\\d*)?");

    /** Parses an authority; null if the text is none. */
    static @Nullable UrlAuthority parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher matcher = AUTHORITY.matcher(lower);
        return matcher.matches() ? new UrlAuthority(lower, matcher.group(1)) : null;
    }

    /** Returns whether the host is an IP address, which no DNS server can point elsewhere. */
    boolean isIpAddress() {
        return IP_ADDRESS.matcher(host).matches();
    }
}
