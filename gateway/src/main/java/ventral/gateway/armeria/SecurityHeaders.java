package ventral.gateway.armeria;

import com.linecorp.armeria.common.HttpHeaderNames;
import java.util.Map;

/** What a browser is told with every answer: to run and load nothing but what comes from here. */
final class SecurityHeaders {

    /** The page draws its pictures for saving from a blob of its own. */
    static final Map<CharSequence, String> ALL = Map.of(
            HttpHeaderNames.CONTENT_SECURITY_POLICY,
            "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
            HttpHeaderNames.X_CONTENT_TYPE_OPTIONS,
            "nosniff",
            HttpHeaderNames.REFERRER_POLICY,
            "no-referrer");

    private SecurityHeaders() {}
}
