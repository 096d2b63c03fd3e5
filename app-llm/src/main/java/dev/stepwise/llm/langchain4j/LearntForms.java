package dev.stepwise.llm.langchain4j;

/** How servers take requests, by their address and model, as far as it was learnt from them: in a check or in a run, for both. */
public final class LearntForms {

    private final Refusals refusals = new Refusals();
    private final ThinkingForms thinking = new ThinkingForms();

    Refusals refusals() {
        return refusals;
    }

    ThinkingForms thinking() {
        return thinking;
    }
}
