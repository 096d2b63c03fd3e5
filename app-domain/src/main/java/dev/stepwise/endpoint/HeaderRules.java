package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftObjection.BadHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a server may be sent beside Stepwise's own. */
final class HeaderRules {

    /** A token of RFC 9110. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1," + Header.NAME_LIMIT + "}");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    /** Those that Stepwise sets itself, and those that change the connection or how a message is read. */
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-request-id",
            "x-session-id");

    private static final String KEY = "authorization";

    private HeaderRules() {}

    /** What is against sending these, with the key if there is one; empty if nothing is. */
    static Optional<DraftObjection> objection(List<Header> headers, boolean hasKey) {
        if (headers.size() > Header.MOST) {
            return bad("", HeaderFault.TOO_MANY);
        }
        var names = new HashSet<String>();
        int total = 0;
        for (var header : headers) {
            var name = header.name().toLowerCase(Locale.ROOT);
            var fault = fault(header, name, hasKey);
            if (fault.isPresent()) {
                return bad(header.name(), fault.get());
            }
            if (!names.add(name)) {
                return bad(header.name(), HeaderFault.TWICE);
            }
            total += name.length() + header.value().length();
            if (total > Header.TOTAL_LIMIT) {
                return bad(header.name(), HeaderFault.TOO_LONG);
            }
        }
        return Optional.empty();
    }

    private static Optional<HeaderFault> fault(Header header, String name, boolean hasKey) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(HeaderFault.BAD_NAME);
        }
        if (RESERVED.contains(name) || name.startsWith("proxy-")) {
            return Optional.of(HeaderFault.RESERVED);
        }
        if (hasKey && name.equals(KEY)) {
            return Optional.of(HeaderFault.IN_PLACE_OF_KEY);
        }
        if (header.value().isEmpty()) {
            return Optional.of(HeaderFault.NO_VALUE);
        }
        if (header.value().length() > Header.VALUE_LIMIT) {
            return Optional.of(HeaderFault.TOO_LONG);
        }
        return VALUE.matcher(header.value()).matches() ? Optional.empty() : Optional.of(HeaderFault.BAD_VALUE);
    }

    private static Optional<DraftObjection> bad(String name, HeaderFault fault) {
        return Optional.of(new BadHeader(VisibleName.shown(name), fault));
    }
}
