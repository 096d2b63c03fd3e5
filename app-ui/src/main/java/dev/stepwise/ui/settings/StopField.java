package dev.stepwise.ui.settings;

import com.vaadin.flow.component.textfield.TextArea;
import dev.stepwise.settings.StopTexts;
import java.util.List;
import java.util.stream.Collectors;

/** The texts that end a reply, each in a line of its own, in which {@code \n} stands for the end of a line. */
final class StopField extends TextArea {

    StopField() {
        setLabel(getTranslation("settings.stop"));
        setHelperText(getTranslation("settings.stop.helper"));
        setManualValidation(true);
        addValueChangeListener(_ -> setInvalid(!isRight()));
        setErrorMessage(getTranslation("settings.stop.wrong", StopTexts.MOST, StopTexts.LONGEST));
    }

    void fill(StopTexts stops) {
        setValue(stops.texts().stream()
                .map(text -> text.replace("\\", "\\\\").replace("\n", "\\n"))
                .collect(Collectors.joining("\n")));
    }

    /** @throws IllegalArgumentException if there are too many, or one is too long */
    StopTexts stops() {
        return new StopTexts(texts());
    }

    /** Whether it holds what it may. */
    boolean isRight() {
        var texts = texts();
        return texts.size() <= StopTexts.MOST && texts.stream().allMatch(text -> text.length() <= StopTexts.LONGEST);
    }

    private List<String> texts() {
        return getValue()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace("\\\\", "\u0000").replace("\\n", "\n").replace('\u0000', '\\'))
                .toList();
    }
}
