package dev.stepwise.bench.crowd;

import java.util.Map;

/**
 * What came of a crowd.
 *
 * @param overhead milliseconds that a step took beyond the model's pace
 * @param text milliseconds from the model's socket to whoever follows
 * @param serverLateness milliseconds by which the model server was behind its pace
 * @param processors percent of one processor, by program
 * @param transactionsPerSecond that the database committed
 * @param kilobytesPerRun that the database grew by
 * @param mebibytes of the app, or of the plain loop, alone
 */
public record Measurement(
        Distribution overhead,
        Distribution text,
        Distribution serverLateness,
        double tokensPerSecond,
        int answered,
        int connections,
        CrowdedProgram.Heap heap,
        double mebibytes,
        Map<String, Double> processors,
        double transactionsPerSecond,
        double kilobytesPerRun) {

    Measurement with(double newTransactionsPerSecond, double newKilobytesPerRun) {
        return new Measurement(
                overhead,
                text,
                serverLateness,
                tokensPerSecond,
                answered,
                connections,
                heap,
                mebibytes,
                processors,
                newTransactionsPerSecond,
                newKilobytesPerRun);
    }
}
