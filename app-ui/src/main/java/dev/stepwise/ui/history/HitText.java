package dev.stepwise.ui.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in which the places that were searched for are marked. */
final class HitText {

    private HitText() {}

    /** Marks each place where the text contains what was searched, in any case of letters. */
    static Component marked(String text, String searched) {
        var whole = new Span();
        if (searched.isBlank()) {
            whole.setText(text);
            return whole;
        }
        var places = places(text, searched);
        int end = 0;
        while (places.find()) {
            whole.add(new Text(text.substring(end, places.start())), new Mark(places.group()));
            end = places.end();
        }
        whole.add(new Text(text.substring(end)));
        return whole;
    }

    /** Whether the text contains what was searched, in any case of letters. */
    static boolean isIn(String text, String searched) {
        return places(text, searched).find();
    }

    private static Matcher places(String text, String searched) {
        return Pattern.compile(Pattern.quote(searched), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
    }

    @Tag("mark")
    private static final class Mark extends Component {

        Mark(String text) {
            getElement().setText(text);
        }
    }
}
