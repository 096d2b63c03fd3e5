package dev.stepwise.llm.practice;

import java.util.List;

/**
 * What is said to one question.
 *
 * @param asks the wordings by which the question is known
 * @param steps the chain, in order
 * @param further what is said when more steps are asked for than the chain has
 * @param answer Markdown whose first line is the answer alone
 * @param direct the plain answer, without reasoning
 */
record Script(List<String> asks, List<ScriptedStep> steps, List<ScriptedStep> further, String answer, String direct) {

    Script {
        asks = List.copyOf(asks);
        steps = List.copyOf(steps);
        further = List.copyOf(further);
    }

    /**
     * A step of the chain.
     *
     * @param titles the one used at temperature 0 and others that mean the same
     */
    record ScriptedStep(List<String> titles, String content) {

        ScriptedStep {
            titles = List.copyOf(titles);
        }
    }

    Script withFurther(List<ScriptedStep> others) {
        return new Script(asks, steps, others, answer, direct);
    }

    /** Whether the chain has come to its end with that step, counted from 1. */
    boolean isLast(int number) {
        return number >= steps.size();
    }

    /** The step of that number, from 1; past the chain's end a further one, never twice the same. */
    ScriptedStep step(int number) {
        return number <= steps.size() ? steps.get(number - 1) : furtherStep(number);
    }

    private ScriptedStep furtherStep(int number) {
        var index = number - steps.size() - 1;
        var round = index / further.size() + 1;
        var step = further.get(index % further.size());
        var content = step.content()
                .replace("{step}", Integer.toString(number))
                .replace("{last}", Integer.toString(steps.size()));
        var title = step.titles().getFirst();
        return new ScriptedStep(List.of(round == 1 ? title : title + " (" + round + ")"), content);
    }
}
