package dev.stepwise.settings;

/** How much a model that thinks by itself is to think, as {@code reasoning_effort} says it; which of them a server takes differs. */
public enum ReasoningEffort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    MAX
}
