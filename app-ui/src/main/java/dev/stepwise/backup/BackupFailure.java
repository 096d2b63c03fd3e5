package dev.stepwise.backup;

/** Why nothing was saved or brought back, in a sentence for the person who wanted it. */
final class BackupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupFailure(String sentence) {
        super(sentence);
    }
}
