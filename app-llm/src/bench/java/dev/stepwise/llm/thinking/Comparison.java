package dev.stepwise.llm.thinking;

import dev.stepwise.settings.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One skill at one temperature: plain against driven, on the same questions with the same seeds. */
record Comparison(Skill skill, double temperature, Side plain, Side driven, Paired paired) {

    /**
     * What one way came to.
     *
     * @param tokens all that were written
     * @param seconds all that it took
     * @param steps before the answers, on average
     */
    record Side(Share share, int tokens, double seconds, double steps) {

        /** Tokens for each right answer; infinite where there is none. */
        double tokensPerRight() {
            return (double) tokens / share.right();
        }

        double secondsPerRight() {
            return seconds / share.right();
        }

        private static Side of(List<Asked> asked) {
            int right = (int) asked.stream().filter(Asked::isRight).count();
            return new Side(
                    new Share(right, asked.size()),
                    asked.stream().mapToInt(Asked::tokens).sum(),
                    asked.stream().mapToDouble(Asked::seconds).sum(),
                    asked.stream().mapToInt(one -> one.steps().size()).average().orElse(0));
        }
    }

    /** Compares what was asked of one skill at one temperature. */
    static Comparison of(Skill skill, double temperature, List<Asked> asked) {
        var plain = in(Strategy.DIRECT, asked);
        var driven = in(Strategy.STEPS, asked);
        var rightPlainly = right(plain);
        var rightDriven = right(driven);
        var paired = new Paired(less(rightPlainly, rightDriven), less(rightDriven, rightPlainly), plain.size());
        return new Comparison(skill, temperature, Side.of(plain), Side.of(driven), paired);
    }

    private static List<Asked> in(Strategy way, List<Asked> asked) {
        return asked.stream().filter(one -> one.way() == way).toList();
    }

    private static Set<Integer> right(List<Asked> asked) {
        return asked.stream()
                .filter(Asked::isRight)
                .map(one -> one.question().number())
                .collect(Collectors.toSet());
    }

    private static int less(Set<Integer> some, Set<Integer> others) {
        var only = new HashSet<>(some);
        only.removeAll(others);
        return only.size();
    }
}
