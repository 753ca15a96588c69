package ventral.platform.security;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises addresses that only processes of the same machine can reach, without looking up a name. */
final class LoopbackAddress {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("((0{1,4}:){7}|((0{1,4}:)+|:):(0{1,4}:)*)0{0,3}1");

    private LoopbackAddress() {}

    /** Returns whether a host is {@code localhost}, in 127.0.0.0/8, or {@code ::1}, with or without brackets. */
    static boolean matches(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return plain.toLowerCase(Locale.ROOT).equals("localhost")
                || IPV4.matcher(plain).matches()
                || IPV6.matcher(plain).matches();
    }
}
