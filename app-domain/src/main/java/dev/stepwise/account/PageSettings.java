package dev.stepwise.account;

import java.util.Optional;

/**
 * How a person wants pages to be, on whatever computer.
 *
 * @param language empty: as the browser asks for it
 * @param theme empty: as the system has it
 * @param singleKeys whether single keys do something
 * @param stepsStayOpen whether a step that opened by itself stays open when it is complete
 */
public record PageSettings(
        Optional<InterfaceLanguage> language, Optional<Theme> theme, boolean singleKeys, boolean stepsStayOpen) {

    /** Of whoever has chosen nothing. */
    public static final PageSettings USUAL = new PageSettings(Optional.empty(), Optional.empty(), true, false);

    public PageSettings withLanguage(Optional<InterfaceLanguage> wanted) {
        return new PageSettings(wanted, theme, singleKeys, stepsStayOpen);
    }

    public PageSettings withTheme(Optional<Theme> wanted) {
        return new PageSettings(language, wanted, singleKeys, stepsStayOpen);
    }

    public PageSettings withSingleKeys(boolean wanted) {
        return new PageSettings(language, theme, wanted, stepsStayOpen);
    }

    public PageSettings withStepsStayOpen(boolean wanted) {
        return new PageSettings(language, theme, singleKeys, wanted);
    }
}
