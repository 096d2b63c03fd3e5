package dev.stepwise.ui.account;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.file.FileVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The pages of somebody who is not in yet: a form at the left, what the product shows at the right. They are plain HTML, so that such a
 * visitor costs the server no session and no memory, however many come and however long they stay.
 *
 * @see "docs/decisions/0021-login-pages-without-a-session.md"
 */
@Component
class EntryPages {

    private final Texts texts;
    private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(true);
    private final Template frame = template("frame");
    private final Map<String, Template> forms = Stream.of(
                    "login", "setup", "setup-closed", "invite", "reset", "link-closed")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::template));

    EntryPages(Texts texts) {
        this.texts = texts;
    }

    /**
     * Writes the whole answer.
     *
     * @param form the template of the form
     * @param values what stands in it; all of them are escaped
     */
    void write(HttpServletResponse response, int status, String form, String heading, Map<String, Object> values)
            throws IOException {
        Mustache.Lambda text = (fragment, out) -> out.write(Escapers.HTML.escape(text(fragment.execute())));
        Mustache.Lambda file = (fragment, out) -> out.write(FileVersion.address(fragment.execute()));
        var all = new HashMap<>(values);
        all.put("text", text);
        all.put("file", file);
        all.put("heading", heading);
        var page = frame.execute(Map.of(
                "text", text,
                "file", file,
                "language", ReaderLanguage.current().toLanguageTag(),
                "title", text("common.title", heading),
                "steps", specimen(),
                "form", Objects.requireNonNull(forms.get(form), form).execute(all)));
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(page);
    }

    /** In the language of who asks for the page. */
    String text(String key, Object... parameters) {
        return texts.getTranslation(key, ReaderLanguage.current(), parameters);
    }

    private List<SpecimenStep> specimen() {
        return SpecimenStep.all(text("account.specimen.steps"));
    }

    private Template template(String name) {
        var file = Objects.requireNonNull(getClass().getResourceAsStream("/templates/" + name + ".mustache"), name);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return compiler.compile(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
