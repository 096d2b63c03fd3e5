package dev.stepwise.ui.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the pages behind links with a token have in common: a form that says at a field why it is refused, and the page of a link that does not work. */
@Component
class LinkPages {

    static final String USERNAME = "username";
    static final String NAME = "name";
    static final String PASSWORD = "password";
    static final String AGAIN = "again";

    private final EntryPages pages;

    LinkPages(EntryPages pages) {
        this.pages = pages;
    }

    /**
     * A form that is filled in and sent again.
     *
     * @param template of the form; its heading is the text {@code account.<template>.heading}
     * @param values what was typed, but for passwords
     */
    record Form(String template, Map<String, Object> values) {}

    /** A field, and why what stands in it is refused. */
    record Refusal(String field, String reason) {}

    /** The form as somebody finds it who opens the link. */
    void open(HttpServletResponse response, Form form, String beginsWith) throws IOException {
        write(response, HttpStatus.OK, form, Map.of("begins-with-" + beginsWith, true));
    }

    /** The form again, with the reason at its field. */
    void refuse(HttpServletResponse response, Form form, Refusal why) throws IOException {
        var field = Map.<String, Object>of(why.field() + "-error", why.reason(), "begins-with-" + why.field(), true);
        write(response, HttpStatus.UNPROCESSABLE_CONTENT, form, field);
    }

    /** The form again: nothing is wrong with it, but too many passwords are being hashed. */
    void busy(HttpServletResponse response, Form form) throws IOException {
        write(response, HttpStatus.SERVICE_UNAVAILABLE, form, Map.of("error", text("account.busy")));
    }

    /** Says why a link does not work, and what to do. */
    void closed(HttpServletResponse response, HttpStatus status, String reason) throws IOException {
        response.setHeader("X-Robots-Tag", "noindex");
        var values = Map.<String, Object>of("reason", reason);
        pages.write(response, status.value(), "link-closed", text("account.link.closed"), values);
    }

    private void write(HttpServletResponse response, HttpStatus status, Form form, Map<String, Object> more)
            throws IOException {
        response.setHeader("X-Robots-Tag", "noindex");
        var values = new HashMap<>(form.values());
        values.putAll(more);
        pages.write(response, status.value(), form.template(), text("account." + form.template() + ".heading"), values);
    }

    String text(String key, Object... parameters) {
        return pages.text(key, parameters);
    }
}
