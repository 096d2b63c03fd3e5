package dev.stepwise.ui.settings;

/**
 * What a settings panel says of itself.
 *
 * @param heading its name
 * @param intro a sentence or two under the heading; may be empty
 * @param submit what its button says
 */
public record SettingsCaptions(String heading, String intro, String submit) {}
