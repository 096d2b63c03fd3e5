package dev.stepwise.ui.shell;

/** Knows addresses whose page depends on what is stored, before the page is made. */
public interface DeepLinks {

    /** Whether there is nothing behind the address for the person who asks; false for addresses that are somebody else's to know. */
    boolean leadNowhere(String path);
}
