package dev.stepwise.endpoint;

/** A prompt that comes with Stepwise and suits some models better than others. */
public enum ShippedPrompt {
    /** Asks for careful steps in many words. */
    CAREFUL,
    /** Asks for the same in few words, for small models. */
    SHORT,
    /** Nothing is said to the model beside the question. */
    NONE
}
