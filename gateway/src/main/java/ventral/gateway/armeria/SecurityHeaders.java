package ventral.gateway.armeria;

import com.linecorp.armeria.common.HttpHeaderNames;
import java.util.Map;

/** Headers of every response that make a browser run and load only files of this server. */
final class SecurityHeaders {

    /** Images from {@code blob:} are allowed because the page draws figures for download from a blob of its own. */
    static final Map<CharSequence, String> ALL = Map.of(
            HttpHeaderNames.CONTENT_SECURITY_POLICY,
            "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
            HttpHeaderNames.X_CONTENT_TYPE_OPTIONS,
            "nosniff",
            HttpHeaderNames.REFERRER_POLICY,
            "no-referrer");

    private SecurityHeaders() {}
}
