package dev.stepwise.llm.thinking;

/**
 * The same questions asked in two ways: what the second changed (McNemar). Questions that both got right, or both wrong, say nothing.
 *
 * @param lost right in the first way only
 * @param won right in the second way only
 */
public record Paired(int lost, int won, int of) {

    /** The second way's share less the first's. */
    public double difference() {
        return of == 0 ? 0 : (double) (won - lost) / of;
    }

    /** How far the true difference may lie from that, with 95 %. */
    public double margin() {
        if (of == 0) {
            return 1;
        }
        double square = (double) (won - lost) * (won - lost) / of;
        return 1.96 * Math.sqrt(Math.max(0, won + lost - square)) / of;
    }

    /** How likely a difference at least so large is by chance alone: the exact test, two-sided. */
    public double chance() {
        int changed = won + lost;
        int fewer = Math.min(won, lost);
        double tail = 0;
        double logWays = 0;
        for (int k = 0; k <= fewer; k++) {
            tail += Math.exp(logWays - changed * Math.log(2));
            logWays += Math.log((double) (changed - k) / (k + 1));
        }
        return Math.min(1, 2 * tail);
    }
}
