package dev.stepwise.backup;

/** Why nothing was saved or brought back, in a sentence for the person who wanted it. */
final class BackupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    BackupFailure(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
