package dev.stepwise.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much a model may think by itself, where its server takes such a wish; what is left open is not sent.
 *
 * @param tokens that it may think beside those of a reply; 0: not at all
 */
public record OwnThinkingLimits(Optional<ReasoningEffort> effort, OptionalInt tokens) {

    /** Nothing is asked for. */
    public static final OwnThinkingLimits NONE = new OwnThinkingLimits(Optional.empty(), OptionalInt.empty());

    /** It is not to think by itself. */
    public static final OwnThinkingLimits OFF = new OwnThinkingLimits(Optional.empty(), OptionalInt.of(0));

    /** @throws IllegalArgumentException if the tokens are out of their range */
    public OwnThinkingLimits {
        tokens.ifPresent(NumberSetting.THINKING_TOKENS::require);
    }

    /** Whether it is asked not to think by itself. */
    public boolean isOff() {
        return tokens.isPresent() && tokens.getAsInt() == 0;
    }

    /** Whether it may think so many tokens beside those of a reply. */
    public boolean isLimited() {
        return tokens.isPresent() && !isOff();
    }
}
