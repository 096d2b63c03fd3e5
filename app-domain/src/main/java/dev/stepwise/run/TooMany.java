package dev.stepwise.run;

/** More would be under way than may be; what is there has to come to an end first. Nothing was stored. */
public record TooMany(Whose whose, int most) implements AskResult, RunAgainResult, GoOnResult {

    /** Whose runs are counted. */
    public enum Whose {
        ACCOUNT,
        ENDPOINT
    }
}
